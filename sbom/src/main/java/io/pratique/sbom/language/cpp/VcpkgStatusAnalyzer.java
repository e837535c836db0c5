package io.pratique.sbom.language.cpp;

import io.pratique.image.FileEntry;
import io.pratique.image.ImageFile;
import io.pratique.model.inventory.Component;
import io.pratique.model.inventory.PackageUrl;
import io.pratique.sbom.analyzer.Analyzer;
import io.pratique.sbom.analyzer.Discovery;
import io.pratique.sbom.language.Names;
import io.pratique.sbom.os.ByteLines;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/// Reads the database of vcpkg, `installed/vcpkg/status` and the changes not yet merged in `updates` beside it:
/// records of fields, a blank line between them. Parts of a port have a record with `Feature` and no version.
public final class VcpkgStatusAnalyzer implements Analyzer {
    private static final String UPDATES = "vcpkg/updates/";
    private static final String INSTALLED = "install ok installed";

    @Override
    public String id() {
        return "language/cpp/vcpkg-status";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public boolean wants(FileEntry file) {
        String path = file.path();
        return file.at("vcpkg/status") || isUpdate(path);
    }

    /// `vcpkg/updates/0000000001`
    private static boolean isUpdate(String path) {
        int name = path.lastIndexOf('/') + 1;
        boolean digits = name < path.length() && path.startsWith(UPDATES, name - UPDATES.length());
        for (int i = name; digits && i < path.length(); i++) {
            digits = path.charAt(i) >= '0' && path.charAt(i) <= '9';
        }
        return digits;
    }

    @Override
    public void analyze(ImageFile file, Consumer<Discovery> out) throws IOException {
        var lines = new ByteLines(file.open());
        Map<String, String> record = new HashMap<>();
        while (lines.next()) {
            if (lines.length() == 0) {
                finish(record, out);
                record.clear();
            } else {
                take(lines, record);
            }
        }
        finish(record, out);
    }

    private static void take(ByteLines lines, Map<String, String> record) {
        for (String field :
                new String[] {"Package:", "Version:", "Port-Version:", "Architecture:", "Status:", "Feature:"}) {
            if (lines.startsWith(field)) {
                record.put(field, lines.text(field.length()));
            }
        }
    }

    private static void finish(Map<String, String> record, Consumer<Discovery> out) {
        boolean installed = INSTALLED.equals(record.get("Status:"));
        if (!installed || record.containsKey("Feature:")) {
            return;
        }
        String name = record.getOrDefault("Package:", "");
        String version = record.getOrDefault("Version:", "");
        if (!Names.valid(name) || !Names.valid(version)) {
            out.accept(new Discovery.Malformed("vcpkg record without package or version"));
            return;
        }
        String port = record.getOrDefault("Port-Version:", "0");
        PackageUrl purl = PackageUrl.of("vcpkg", null, name, version)
                .with("port_version", port.equals("0") ? null : port)
                .with("triplet", record.get("Architecture:"));
        out.accept(new Discovery.Installed(Component.of(purl, name, version)));
    }
}
