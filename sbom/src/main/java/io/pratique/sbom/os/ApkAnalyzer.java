package io.pratique.sbom.os;

import io.pratique.image.FileEntry;
import io.pratique.image.ImageFile;
import io.pratique.model.inventory.Component;
import io.pratique.model.inventory.PackageUrl;
import io.pratique.model.inventory.SourcePackage;
import io.pratique.sbom.analyzer.Analyzer;
import io.pratique.sbom.analyzer.Discovery;
import io.pratique.sbom.analyzer.FileNames;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// Packages of Alpine's apk: its database of installed packages, as in apk(5) "installed".
///
/// A record has lines of a letter, a colon and a value, and ends with an empty line: `P` name, `V` version, `A`
/// architecture, `L` licence, `o` the source package (its version is the package's own), `D` what it needs, `p`
/// what it offers, `F` a folder and `R` a file in it.
public final class ApkAnalyzer implements Analyzer {

    @Override
    public String id() {
        return "os/apk";
    }

    @Override
    public int version() {
        return 2;
    }

    @Override
    public FileNames names() {
        return FileNames.of("installed");
    }

    @Override
    public boolean wants(FileEntry file) {
        return file.path().equals("lib/apk/db/installed") || file.path().equals("usr/lib/apk/db/installed");
    }

    @Override
    public void analyze(ImageFile file, Consumer<Discovery> out) throws IOException {
        new Reader(file, out).read();
    }

    private static final class Reader {
        private final ByteLines lines;
        private final Consumer<Discovery> out;
        private final OwnedFiles owned;
        private final byte[] value = new byte[ByteLines.LONGEST];
        private boolean begun;
        private String name = "";
        private String version = "";
        private String architecture = "";
        private String license = "";
        private String origin = "";
        private List<String> needs = List.of();
        private List<String> offers = List.of();

        Reader(ImageFile file, Consumer<Discovery> out) throws IOException {
            this.lines = new ByteLines(file.open());
            this.out = out;
            this.owned = new OwnedFiles(out).begin(file.entry().size());
        }

        void read() throws IOException {
            while (lines.next()) {
                if (lines.length() == 0) {
                    finish();
                } else if (lines.at(1) == ':') {
                    begun = true;
                    field(lines.at(0));
                } else {
                    out.accept(new Discovery.Malformed("apk database has a line that is no field"));
                }
            }
            finish();
        }

        private void field(byte letter) {
            switch (letter) {
                case 'P' -> name = lines.text(2);
                case 'V' -> version = lines.text(2);
                case 'A' -> architecture = lines.text(2);
                case 'L' -> license = lines.text(2);
                case 'o' -> origin = lines.text(2);
                case 'D' -> needs = names(lines.text(2));
                case 'p' -> offers = names(lines.text(2));
                case 'F' -> owned.folder(value, 0, lines.copy(2, value, 0));
                case 'R' -> owned.file(name, value, 0, lines.copy(2, value, 0));
                default -> {}
            }
        }

        private void finish() {
            if (begun && (name.isEmpty() || version.isEmpty())) {
                out.accept(new Discovery.Malformed("apk record without a name or version: " + name));
            } else if (begun) {
                Component component = component();
                out.accept(new Discovery.Installed(component));
                out.accept(new Discovery.Relations(component.purl(), needs, offers));
            }
            owned.folder(value, 0, 0);
            begun = false;
            name = version = architecture = license = origin = "";
            needs = offers = List.of();
        }

        /// Names without their versions, `so:libc.musl-x86_64.so.1` and `busybox>=1.36`; `!` marks conflicts.
        private static List<String> names(String field) {
            List<String> names = new ArrayList<>();
            int start = 0;
            while (start < field.length()) {
                int blank = field.indexOf(' ', start);
                int next = blank < 0 ? field.length() : blank;
                int end = start;
                while (end < next && "<>=~".indexOf(field.charAt(end)) < 0) {
                    end++;
                }
                if (end > start && field.charAt(start) != '!') {
                    names.add(field.substring(start, end));
                }
                start = next + 1;
            }
            return names;
        }

        private Component component() {
            Map<String, String> qualifiers = architecture.isEmpty() ? Map.of() : Map.of("arch", architecture);
            return Component.of(new PackageUrl("apk", null, name, version, qualifiers, null), name, version)
                    .withSource(origin.isEmpty() ? null : new SourcePackage(origin, version))
                    .withLicenses(license.isEmpty() ? List.of() : List.of(license));
        }
    }
}
