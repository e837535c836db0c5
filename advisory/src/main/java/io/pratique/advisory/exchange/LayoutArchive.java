package io.pratique.advisory.exchange;

import io.pratique.json.JsonWriter;
import io.pratique.model.image.Digest;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Writes an artifact as one file: an OCI image layout in a tar (OCI image-spec, image-layout.md; `ustar` of
/// POSIX.1-1988), which other tools know as `oci-archive`. The same artifact gives the same bytes.
public final class LayoutArchive implements ArtifactSink {
    private static final int BLOCK = 512;
    private static final byte[] LAYOUT = "{\"imageLayoutVersion\":\"1.0.0\"}".getBytes(StandardCharsets.US_ASCII);

    private final OutputStream out;
    private final List<Entry> entries = new ArrayList<>();

    /// @param type the artifact type; null for the artifact itself
    private record Entry(Descriptor descriptor, @Nullable String type) {}

    public LayoutArchive(OutputStream out) throws IOException {
        this.out = new BufferedOutputStream(out, 1 << 16);
        file("oci-layout", LAYOUT);
    }

    @Override
    public void blob(Digest digest, byte[] content) throws IOException {
        file(name(digest), content);
    }

    @Override
    public void blob(Digest digest, Path content) throws IOException {
        long size = Files.size(content);
        header(name(digest), size);
        if (Files.copy(content, out) != size) {
            throw new IOException(content + " changed while it was read");
        }
        pad(size);
    }

    @Override
    public void manifest(byte[] manifest) throws IOException {
        add(manifest, null);
    }

    @Override
    public void signature(Digest subject, byte[] manifest) throws IOException {
        add(manifest, Types.BUNDLE);
    }

    private void add(byte[] manifest, @Nullable String type) throws IOException {
        Digest digest = Manifests.digest(manifest);
        file(name(digest), manifest);
        entries.add(new Entry(new Descriptor(Types.MANIFEST, digest, manifest.length), type));
    }

    /// The artifact is called `latest`, so that tools find it beside its signature.
    private byte[] index() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var json = new JsonWriter(bytes)) {
            json.object(() -> json.number("schemaVersion", 2)
                    .string("mediaType", Types.INDEX)
                    .array("manifests", () -> {
                        for (Entry entry : entries) {
                            json.object(() -> {
                                Manifests.descriptor(json, entry.descriptor());
                                json.string("artifactType", entry.type() == null ? Types.ARTIFACT : entry.type());
                                if (entry.type() == null) {
                                    json.object("annotations", () -> json.string(Types.REFERENCE, "latest"));
                                }
                            });
                        }
                    }));
        }
        return bytes.toByteArray();
    }

    private static String name(Digest digest) {
        return "blobs/" + digest.algorithm() + "/" + digest.hex();
    }

    private void file(String name, byte[] content) throws IOException {
        header(name, content.length);
        out.write(content);
        pad(content.length);
    }

    private void header(String name, long size) throws IOException {
        byte[] header = new byte[BLOCK];
        put(header, 0, name);
        put(header, 100, "0000644\0" + "0000000\0" + "0000000\0");
        put(header, 124, String.format("%011o", size) + "\0" + "00000000000\0" + "        0");
        put(header, 257, "ustar\0" + "00");
        int sum = 0;
        for (byte value : header) {
            sum += value;
        }
        put(header, 148, String.format("%06o", sum) + "\0 ");
        out.write(header);
    }

    private static void put(byte[] header, int at, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(bytes, 0, header, at, bytes.length);
    }

    private void pad(long size) throws IOException {
        out.write(new byte[(int) ((BLOCK - size % BLOCK) % BLOCK)]);
    }

    /// Writes what comes last; the stream below is the caller's to close.
    public void finish() throws IOException {
        file("index.json", index());
        out.write(new byte[2 * BLOCK]);
        out.flush();
    }
}
