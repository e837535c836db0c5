package io.pratique.sbom.os;

import io.pratique.image.FileEntry;
import io.pratique.image.ImageFile;
import io.pratique.model.inventory.Component;
import io.pratique.model.inventory.PackageUrl;
import io.pratique.model.inventory.SourcePackage;
import io.pratique.sbom.analyzer.Analyzer;
import io.pratique.sbom.analyzer.Discovery;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// Packages of Debian's dpkg: its status database, and the one file for each package that distroless images have in
/// `status.d`.
///
/// Records have fields as in deb822(5), named as in deb-control(5). `Status` holds the wanted action, a flag and
/// the state as in dpkg(1): packages are listed whose files lie unpacked. Files of `status.d` have no `Status`.
/// OpenWrt's opkg has a database of the same form.
public final class DpkgAnalyzer implements Analyzer {
    private static final String STATUS = "var/lib/dpkg/status";
    private static final String FOLDER = "var/lib/dpkg/status.d/";
    private static final String OPKG = "usr/lib/opkg/status";
    private static final String OPKG_BEFORE = "var/lib/opkg/status";

    @Override
    public String id() {
        return "os/dpkg";
    }

    @Override
    public int version() {
        return 2;
    }

    @Override
    public boolean wants(FileEntry file) {
        String path = file.path();
        return path.equals(STATUS)
                || path.equals(OPKG)
                || path.equals(OPKG_BEFORE)
                || (path.startsWith(FOLDER) && !path.endsWith(".md5sums") && path.indexOf('/', FOLDER.length()) < 0);
    }

    @Override
    public void analyze(ImageFile file, Consumer<Discovery> out) throws IOException {
        new Reader(file, out).read();
    }

    private static final class Reader {
        private final ByteLines lines;
        private final Consumer<Discovery> out;
        private final boolean installedByDefault;
        private final String type;
        private boolean begun;
        private boolean installed;
        private String name = "";
        private String version = "";
        private String architecture = "";
        private String source = "";
        private final List<String> needs = new ArrayList<>();
        private final List<String> offers = new ArrayList<>();

        Reader(ImageFile file, Consumer<Discovery> out) throws IOException {
            this.lines = new ByteLines(file.open());
            this.out = out;
            this.installedByDefault = file.path().startsWith(FOLDER);
            this.type = file.path().endsWith("opkg/status") ? "opkg" : "deb";
        }

        void read() throws IOException {
            reset();
            while (lines.next()) {
                if (lines.length() == 0) {
                    finish();
                    reset();
                } else {
                    begun = true;
                    field();
                }
            }
            finish();
        }

        private void field() {
            switch (lines.at(0)) {
                case 'P', 'p' -> {
                    name = value("Package:", name);
                    relations("Pre-Depends:", needs);
                    relations("Provides:", offers);
                }
                case 'D', 'd' -> relations("Depends:", needs);
                case 'V', 'v' -> version = value("Version:", version);
                case 'A', 'a' -> architecture = value("Architecture:", architecture);
                case 'S', 's' -> {
                    source = value("Source:", source);
                    if (lines.startsWith("Status:")) {
                        installed = isInstalled(lines.text("Status:".length()));
                    }
                }
                default -> {}
            }
        }

        private String value(String field, String otherwise) {
            return lines.startsWith(field) ? lines.text(field.length()) : otherwise;
        }

        private void relations(String field, List<String> names) {
            if (lines.startsWith(field)) {
                DebianRelations.read(lines.text(field.length()), names);
            }
        }

        private void reset() {
            needs.clear();
            offers.clear();
            begun = false;
            installed = installedByDefault;
            name = version = architecture = source = "";
        }

        private void finish() {
            if (begun && name.isEmpty()) {
                out.accept(new Discovery.Malformed("dpkg record without a package name"));
            } else if (begun && installed && version.isEmpty()) {
                out.accept(new Discovery.Malformed("dpkg record without a version: " + name));
            } else if (begun && installed) {
                Component component = component(type, name, version, architecture, source);
                out.accept(new Discovery.Installed(component));
                out.accept(new Discovery.Relations(component.purl(), List.copyOf(needs), List.copyOf(offers)));
            }
        }
    }

    private static boolean isInstalled(String status) {
        return switch (status.substring(status.lastIndexOf(' ') + 1)) {
            case "installed", "unpacked", "half-configured", "triggers-awaited", "triggers-pending" -> true;
            default -> false;
        };
    }

    private static Component component(String type, String name, String version, String architecture, String source) {
        Map<String, String> qualifiers = architecture.isEmpty() ? Map.of() : Map.of("arch", architecture);
        return Component.of(new PackageUrl(type, null, name, version, qualifiers, null), name, version)
                .withSource(sourcePackage(source.isEmpty() ? name : source, version));
    }

    /// `name` or `name (version)`; without a version it is the binary package's own.
    private static SourcePackage sourcePackage(String source, String version) {
        int open = source.indexOf('(');
        if (open <= 0 || !source.endsWith(")")) {
            return new SourcePackage(source, version);
        }
        String own = source.substring(open + 1, source.length() - 1).strip();
        return new SourcePackage(source.substring(0, open).strip(), own.isEmpty() ? version : own);
    }
}
