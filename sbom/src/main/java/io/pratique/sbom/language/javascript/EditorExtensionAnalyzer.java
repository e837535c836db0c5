package io.pratique.sbom.language.javascript;

import io.pratique.image.FileEntry;
import io.pratique.image.ImageFile;
import io.pratique.sbom.analyzer.Analyzer;
import io.pratique.sbom.analyzer.Discovery;
import io.pratique.sbom.analyzer.FileNames;
import io.pratique.sbom.language.JsonMembers;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/// Reads the packages of npm inside a packed extension for Visual Studio Code, a zip archive named `.vsix`.
public final class EditorExtensionAnalyzer implements Analyzer {
    private static final NodeModulesAnalyzer MODULES = new NodeModulesAnalyzer();
    private static final int ENTRIES_LIMIT = 200_000;
    private static final long BYTES_LIMIT = 1L << 30;
    private static final int MANIFEST_LIMIT = 4 << 20;

    @Override
    public String id() {
        return "language/javascript/editor-extension";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public FileNames names() {
        return FileNames.ending(".vsix");
    }

    @Override
    public void analyze(ImageFile file, Consumer<Discovery> out) throws IOException {
        var bytes = new BufferedInputStream(file.open());
        bytes.mark(2);
        if (bytes.read() != 'P' || bytes.read() != 'K') {
            throw new IOException("not a zip archive");
        }
        bytes.reset();
        try {
            walk(new ZipInputStream(bytes), out);
        } catch (IllegalArgumentException name) {
            throw new IOException("an archive with a name that is not UTF-8", name);
        } catch (EOFException end) {
            throw new IOException("an archive that ends too early", end);
        }
    }

    private static void walk(ZipInputStream zip, Consumer<Discovery> out) throws IOException {
        byte[] buffer = new byte[1 << 16];
        long bytes = 0;
        int entries = 0;
        for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
            if (MODULES.wants(new FileEntry(entry.getName(), entry.getSize(), 0))) {
                read(entry.getName(), zip, out);
            }
            bytes += skip(zip, buffer, BYTES_LIMIT - bytes);
            if (++entries > ENTRIES_LIMIT || bytes >= BYTES_LIMIT) {
                out.accept(new Discovery.Limited("the rest of an archive of too many files or bytes"));
                return;
            }
        }
    }

    private static void read(String name, InputStream zip, Consumer<Discovery> out) throws IOException {
        byte[] manifest = zip.readNBytes(MANIFEST_LIMIT);
        var found = new NpmPackage();
        try {
            JsonMembers.ofBytes(manifest, found::take);
        } catch (IOException malformed) {
            out.accept(new Discovery.Malformed("a package.json inside an extension that is no JSON"));
            return;
        }
        found.component().ifPresent(component -> out.accept(new Discovery.Installed(component, name)));
    }

    private static long skip(InputStream in, byte[] buffer, long most) throws IOException {
        long skipped = 0;
        while (skipped < most) {
            int read = in.read(buffer);
            if (read < 0) {
                break;
            }
            skipped += read;
        }
        return skipped;
    }
}
