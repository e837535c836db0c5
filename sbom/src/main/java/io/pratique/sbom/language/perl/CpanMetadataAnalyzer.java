package io.pratique.sbom.language.perl;

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
import java.util.List;
import java.util.function.Consumer;

/// Reads metadata of CPAN distributions (CPAN::Meta::Spec): META.json and META.yml as released, MYMETA.json and
/// MYMETA.yml as installers write them, which keep them in `.meta/NAME-VERSION/` beside the modules.
public final class CpanMetadataAnalyzer implements Analyzer {
    @Override
    public String id() {
        return "language/perl/cpan-metadata";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public FileNames names() {
        return FileNames.of("META.json", "MYMETA.json", "META.yml", "MYMETA.yml");
    }

    /// Other collections have files of these names too, PostgreSQL's for one; the address of their specification
    /// tells.
    @Override
    public void analyze(ImageFile file, Consumer<Discovery> out) throws IOException {
        boolean json = file.path().endsWith(".json");
        JsonValue metadata = Expect.object(json ? Documents.json(file) : Documents.yaml(file), "CPAN metadata file");
        String specification = metadata.get("meta-spec").text("url", "");
        String name = metadata.text("name", "");
        String version = version(metadata.get("version"));
        if (specification.contains("pgxn") || !Names.valid(name) || !Names.valid(version)) {
            return;
        }
        Component component =
                Component.of(PackageUrl.of("cpan", null, name.replace("::", "-"), version), name, version);
        out.accept(new Discovery.Installed(component.withLicenses(licenses(metadata.get("license")))));
    }

    private static String version(JsonValue version) {
        String text = switch (version) {
            case JsonValue.Str(String value) -> value;
            case JsonValue.Num(String digits) -> digits;
            default -> "";
        };
        return text.equals("~") ? "" : text;
    }

    private static List<String> licenses(JsonValue license) {
        String single = license.text();
        return (single == null ? license.strings() : List.of(single))
                .stream()
                        .filter(name -> Names.valid(name) && !name.equals("unknown"))
                        .toList();
    }
}
