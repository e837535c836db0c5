package io.pratique.sbom.os;

import io.pratique.image.FileEntry;
import io.pratique.image.ImageFile;
import io.pratique.json.JsonValue;
import io.pratique.model.inventory.Component;
import io.pratique.model.inventory.PackageUrl;
import io.pratique.sbom.analyzer.Analyzer;
import io.pratique.sbom.analyzer.Discovery;
import io.pratique.sbom.analyzer.FileNames;
import io.pratique.sbom.language.Documents;
import io.pratique.sbom.language.Expect;
import io.pratique.sbom.language.Names;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Applications that Bitnami built into its images, by the SPDX document beside each,
/// `/opt/bitnami/NAME/.spdx-NAME.spdx` (SPDX 2.3, JSON): those packages that have a purl of type `bitnami`.
public final class BitnamiAnalyzer implements Analyzer {
    private static final String PURL = "pkg:bitnami/";

    @Override
    public String id() {
        return "os/bitnami";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public FileNames names() {
        return FileNames.ending(".spdx");
    }

    @Override
    public boolean wants(FileEntry file) {
        String path = file.path();
        return path.endsWith(".spdx")
                && path.startsWith("opt/bitnami/")
                && path.startsWith(".spdx-", path.lastIndexOf('/') + 1);
    }

    @Override
    public void analyze(ImageFile file, Consumer<Discovery> out) throws IOException {
        JsonValue document = Expect.object(Documents.json(file), "SPDX document");
        for (JsonValue entry : document.get("packages").items()) {
            for (JsonValue reference : entry.get("externalRefs").items()) {
                String purl = reference.text("referenceLocator", "");
                if (purl.startsWith(PURL)) {
                    tell(entry, purl, out);
                }
            }
        }
    }

    private static void tell(JsonValue entry, String locator, Consumer<Discovery> out) {
        String name = entry.text("name", "");
        String version = entry.text("versionInfo", "");
        if (!Names.valid(name) || !Names.valid(version)) {
            out.accept(new Discovery.Malformed("package without name or version"));
            return;
        }
        PackageUrl purl = PackageUrl.of("bitnami", null, name, version)
                .with("arch", qualifier(locator, "arch="))
                .with("distro", qualifier(locator, "distro="));
        out.accept(new Discovery.Installed(Component.of(purl, name, version).withLicenses(licenses(entry))));
    }

    private static String qualifier(String purl, String key) {
        int at = purl.indexOf('?') < 0 ? -1 : purl.indexOf(key, purl.indexOf('?'));
        int end = at < 0 ? -1 : purl.indexOf('&', at);
        String value = at < 0 ? "" : purl.substring(at + key.length(), end < 0 ? purl.length() : end);
        return Names.valid(value) && value.indexOf('%') < 0 ? value : "";
    }

    private static List<String> licenses(JsonValue entry) {
        List<String> licenses = new ArrayList<>();
        String license = entry.text("licenseDeclared", "");
        if (Names.valid(license) && !license.equals("NOASSERTION") && !license.equals("NONE")) {
            licenses.add(license);
        }
        return licenses;
    }
}
