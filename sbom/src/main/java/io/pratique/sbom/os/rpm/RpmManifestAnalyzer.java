package io.pratique.sbom.os.rpm;

import io.pratique.image.FileEntry;
import io.pratique.image.ImageFile;
import io.pratique.sbom.analyzer.Analyzer;
import io.pratique.sbom.analyzer.Discovery;
import io.pratique.sbom.analyzer.FileNames;
import io.pratique.sbom.os.ByteLines;
import java.io.IOException;
import java.util.Arrays;
import java.util.function.Consumer;

/// Packages of the distroless images of Azure Linux and CBL-Mariner, which have a list in place of the rpm
/// database.
///
/// `container-manifest-2` holds lines of `NAME VERSION-RELEASE INSTALLTIME BUILDTIME VENDOR EPOCH SIZE ARCH
/// EPOCHNUM SOURCERPM`, with tabs between. `container-manifest-1` beside it names the same packages, without epoch
/// and source: it is not read.
public final class RpmManifestAnalyzer implements Analyzer {
    private static final String PATH = "var/lib/rpmmanifest/container-manifest-2";
    private static final int NAME = 0;
    private static final int VERSION_RELEASE = 1;
    private static final int ARCHITECTURE = 7;
    private static final int EPOCH = 8;
    private static final int SOURCE_RPM = 9;
    private static final int COLUMNS = 10;

    @Override
    public String id() {
        return "os/rpm-manifest";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public FileNames names() {
        return FileNames.of("container-manifest-2");
    }

    @Override
    public boolean wants(FileEntry file) {
        return file.path().equals(PATH);
    }

    @Override
    public void analyze(ImageFile file, Consumer<Discovery> out) throws IOException {
        ByteLines lines = new ByteLines(file.open());
        while (lines.next()) {
            String[] columns = columns(lines.text(0));
            if (columns[NAME].isEmpty()) {
                continue;
            }
            if (columns[VERSION_RELEASE].isEmpty()) {
                out.accept(new Discovery.Malformed("rpm manifest has a line without a version"));
            } else {
                out.accept(new Discovery.Installed(rpm(columns).component()));
            }
        }
    }

    /// The columns of a line; those that are missing, or `(none)`, are empty.
    private static String[] columns(String line) {
        String[] columns = new String[COLUMNS];
        Arrays.fill(columns, "");
        int from = 0;
        for (int i = 0; i < COLUMNS && from <= line.length(); i++) {
            int tab = line.indexOf('\t', from);
            int to = tab < 0 ? line.length() : tab;
            String text = line.substring(from, to);
            columns[i] = text.equals("(none)") ? "" : text;
            from = to + 1;
        }
        return columns;
    }

    private static RpmPackage rpm(String[] columns) {
        return new RpmPackage(
                columns[NAME],
                epoch(columns[EPOCH]),
                columns[VERSION_RELEASE],
                columns[ARCHITECTURE],
                columns[SOURCE_RPM],
                "",
                "");
    }

    private static long epoch(String digits) {
        try {
            return Math.max(0, Integer.parseInt(digits));
        } catch (NumberFormatException none) {
            return 0;
        }
    }
}
