package io.pratique.testing.image;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.function.Consumer;

/// What one layer changes: files, links, whiteouts; in the order given, and as odd as wanted through [#tar].
public final class LayerBuilder {
    private final TarWriter tar = new TarWriter();

    public LayerBuilder file(String path, String content) {
        return file(path, content.getBytes(UTF_8));
    }

    public LayerBuilder file(String path, byte[] content) {
        tar.file(path, content);
        return this;
    }

    public LayerBuilder executable(String path, byte[] content) {
        tar.file(path, content, 0755);
        return this;
    }

    public LayerBuilder directory(String path) {
        tar.directory(path);
        return this;
    }

    public LayerBuilder symlink(String path, String target) {
        tar.symlink(path, target);
        return this;
    }

    public LayerBuilder hardLink(String path, String target) {
        tar.hardLink(path, target);
        return this;
    }

    /// Removes a path of the layers below (OCI image-spec, layer.md, "Whiteouts").
    public LayerBuilder whiteout(String path) {
        int slash = path.lastIndexOf('/') + 1;
        return file(path.substring(0, slash) + ".wh." + path.substring(slash), "");
    }

    /// Hides all that the layers below have in a folder.
    public LayerBuilder opaque(String folder) {
        return file(folder + "/.wh..wh..opq", "");
    }

    /// Entries that no tool would write.
    public LayerBuilder tar(Consumer<TarWriter> entries) {
        entries.accept(tar);
        return this;
    }

    byte[] finish() {
        return tar.finish();
    }
}
