package io.pratique.sbom;

import static io.pratique.testing.image.ImageBuilder.image;
import static org.assertj.core.api.Assertions.assertThat;

import io.pratique.model.inventory.Component;
import io.pratique.sbom.analyzer.Analyzer;
import io.pratique.sbom.language.javascript.NodeModulesAnalyzer;
import io.pratique.sbom.language.javascript.YarnLockAnalyzer;
import io.pratique.sbom.language.python.PythonPackageAnalyzer;
import io.pratique.sbom.language.ruby.GemspecAnalyzer;
import io.pratique.sbom.license.LicenseTextAnalyzer;
import io.pratique.testing.Project;
import io.pratique.testing.image.ImageBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Packages have the licences whose texts lie beside them.
class LicensePlacesTest {
    private static final String MIT =
            "sbom/src/test/fixtures/license-texts/installed/image/app/node_modules/quay/LICENSE";

    @Test
    void packageThatDeclaresNoLicenceHasThatOfItsFile() throws IOException {
        String text = Files.readString(Project.root().resolve(MIT));
        var image = image().layer(layer -> layer.file("app/node_modules/quay/LICENSE", text)
                .file("app/node_modules/quay/package.json", "{\"name\": \"quay\", \"version\": \"1.0.0\"}")
                .file("site-packages/tide-2.0.dist-info/licenses/LICENSE", text)
                .file("site-packages/tide-2.0.dist-info/METADATA", "Metadata-Version: 2.4\nName: tide\nVersion: 2.0\n")
                .file("ruby/gems/3.1.0/gems/pilot-3.0/MIT-LICENSE", text)
                .file(
                        "ruby/gems/3.1.0/specifications/pilot-3.0.gemspec",
                        "Gem::Specification.new do |s|\n  s.name = \"pilot\".freeze\n  s.version = \"3.0\"\nend\n"));

        assertThat(components(image))
                .hasSize(3)
                .allSatisfy(component -> assertThat(component.licenses()).containsExactly("MIT"));
    }

    @Test
    void whatAPackageDeclaresCountsMore() throws IOException {
        String text = Files.readString(Project.root().resolve(MIT));
        String manifest = "{\"name\": \"quay\", \"version\": \"1.0.0\", \"license\": \"ISC\"}";
        var image = image().layer(layer ->
                layer.file("app/node_modules/quay/LICENSE", text).file("app/node_modules/quay/package.json", manifest));

        assertThat(components(image))
                .singleElement()
                .satisfies(component -> assertThat(component.licenses()).containsExactly("ISC"));
    }

    @Test
    void packagesOfALockFileHaveOtherLicences() throws IOException {
        String text = Files.readString(Project.root().resolve(MIT));
        String lock = "# yarn lockfile v1\n\nbuoy@^2.0.0:\n  version \"2.0.0\"\n";
        var image = image().layer(layer ->
                layer.file("app/node_modules/quay/LICENSE", text).file("app/node_modules/quay/yarn.lock", lock));

        assertThat(components(image))
                .allSatisfy(component -> assertThat(component.licenses()).isEmpty());
    }

    private static List<Component> components(ImageBuilder image) throws IOException {
        Analyzer[] analyzers = {
            new NodeModulesAnalyzer(),
            new YarnLockAnalyzer(),
            new PythonPackageAnalyzer(),
            new GemspecAnalyzer(),
            new LicenseTextAnalyzer()
        };
        return Scans.scan(MemoryImage.of(image.build()), Scans.options(analyzers))
                .sbom()
                .components();
    }
}
