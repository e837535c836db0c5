package io.pratique.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.pratique.json.Json;
import io.pratique.json.JsonValue;
import io.pratique.model.image.Digest;
import io.pratique.testing.image.Blob;
import io.pratique.testing.image.BuiltArtifact;
import io.pratique.testing.image.BuiltImage;
import io.pratique.testing.image.ImageBuilder;
import io.pratique.testing.image.OciLayout;
import io.pratique.testing.registry.FakeRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// SBOMs that are attached to an image, from the option to the report.
class AttachedTest {
    private static final Blob BOM = Blob.of("""
            {"bomFormat": "CycloneDX", "specVersion": "1.6", "components": [
             {"type": "library", "name": "left-pad", "version": "1.3.0", "purl": "pkg:npm/left-pad@1.3.0"}]}
            """);

    private final BuiltImage built = ImageBuilder.image()
            .layer(layer -> layer.file("etc/os-release", "ID=debian\nVERSION_ID=\"12\"\n".getBytes(UTF_8)))
            .build();
    private final Digest subject = built.manifest().digest();

    @TempDir
    private Path folder;

    private TestRun run(String... words) {
        return TestRun.in(folder, words);
    }

    private static List<String> purls(TestRun run) throws IOException {
        return Json.parse(run.out().getBytes(UTF_8)).get("components").items().stream()
                .map(one -> one.text("purl", ""))
                .filter(purl -> !purl.isEmpty())
                .toList();
    }

    @Test
    void mergesWhatIsAttachedInARegistryOnlyWhenTold() throws IOException {
        try (var registry = FakeRegistry.plain()) {
            registry.image("app", "1", built).referrers("app", built, BuiltArtifact.cycloneDx(BOM, subject));
            String image = registry.host() + "/app:1";

            assertThat(purls(run("sbom", image))).isEmpty();
            assertThat(purls(run("sbom", image, "--attached", "ignore"))).isEmpty();
            TestRun merged = run("sbom", image, "--attached", "use");

            assertThat(merged.code()).isEqualTo(ExitCode.SUCCESS);
            assertThat(purls(merged)).containsExactly("pkg:npm/left-pad@1.3.0");
            assertThat(merged.out()).contains("attached:" + BOM.digest());
        }
    }

    @Test
    void saysInReportsWhereAPackageComesFrom() throws IOException {
        Samples.unpack(folder);
        Path database = folder.resolve("my.db");
        run("db", "build", "--feeds", folder.resolve("feeds").toString(), "--output", database.toString());
        try (var registry = FakeRegistry.plain()) {
            registry.image("app", "1", built).referrers("app", built, BuiltArtifact.cycloneDx(BOM, subject));
            String image = registry.host() + "/app:1";

            TestRun scan = run("scan", image, "--attached", "use", "--db", database.toString(), "--format", "json");
            TestRun explain = run("explain", image, "left-pad", "--attached", "use", "--db", database.toString());

            JsonValue packages = Json.parse(scan.out().getBytes(UTF_8)).get("packages");
            assertThat(packages.items())
                    .singleElement()
                    .satisfies(one -> assertThat(one.text("path")).isEqualTo("attached:" + BOM.digest()));
            assertThat(explain.out()).contains("attached:" + BOM.digest());
        }
    }

    @Test
    void mergesWhatLiesBesideAnImageInALayout() throws IOException {
        Map<String, String> spdx = Map.of("in-toto.io/predicate-type", "https://cyclonedx.org/bom");
        Blob statement = BuiltArtifact.statement("https://cyclonedx.org/bom", BOM.text(), subject);
        BuiltArtifact buildKit = BuiltArtifact.of("", "application/vnd.in-toto+json", spdx, statement, null);
        BuiltArtifact referrer = BuiltArtifact.cycloneDx(Blob.of(BOM.text().replace("left-pad", "right-pad")), subject);
        BuiltArtifact foreign = BuiltArtifact.cycloneDx(
                Blob.of(BOM.text().replace("left-pad", "other")),
                Blob.of("another image").digest());
        var layout = new OciLayout();
        layout.indexOf(built);
        for (BuiltArtifact one : List.of(buildKit, referrer, foreign)) {
            layout.blob(one.manifest());
            layout.blob(one.document());
        }
        Blob index = layout.blob(OciLayout.indexOf(
                List.of(built.manifest().descriptor(built.manifestType(), ""), buildKit.attestation(subject))));
        String name = ",\"annotations\":{\"org.opencontainers.image.ref.name\":\"app\"}";
        layout.entry(index.descriptor("application/vnd.oci.image.index.v1+json", name))
                .entry(referrer.descriptor(""))
                .entry(foreign.descriptor(""));
        Path written = layout.writeTo(folder.resolve("layout"));
        Path archive = layout.writeArchive(folder.resolve("layout.tar"));

        for (String target : List.of("oci-dir:" + written + ":app", "oci-archive:" + archive + ":app")) {
            assertThat(purls(run("sbom", target))).isEmpty();
            assertThat(purls(run("sbom", target, "--attached", "use")))
                    .containsExactly("pkg:npm/left-pad@1.3.0", "pkg:npm/right-pad@1.3.0");
        }
    }

    @Test
    void neverHidesThatOneCouldNotBeRead() throws IOException {
        try (var registry = FakeRegistry.plain()) {
            registry.image("app", "1", built)
                    .referrers("app", built, BuiltArtifact.cycloneDx(Blob.of("no SBOM"), subject));

            TestRun run = run("sbom", registry.host() + "/app:1", "--attached", "use");

            assertThat(run.code()).isEqualTo(ExitCode.SUCCESS);
            assertThat(run.err()).contains("incomplete", "not an SBOM").hasLineCount(1);
        }
    }

    @Test
    void refusesAnotherWord() {
        TestRun run = run("sbom", "app:1", "--attached", "trust");

        assertThat(run.code()).isEqualTo(ExitCode.MISUSE);
        assertThat(run.err()).contains("'trust'", "ignore, use").hasLineCount(1);
    }
}
