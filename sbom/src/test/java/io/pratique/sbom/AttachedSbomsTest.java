package io.pratique.sbom;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.pratique.image.Attachment;
import io.pratique.image.AttachmentKind;
import io.pratique.image.Attachments;
import io.pratique.image.ImageTarget;
import io.pratique.image.Limits;
import io.pratique.image.Progress;
import io.pratique.model.ErrorKind;
import io.pratique.model.PratiqueException;
import io.pratique.model.ScanProblem;
import io.pratique.model.ScanStatus;
import io.pratique.model.image.Digest;
import io.pratique.model.image.Image;
import io.pratique.model.image.Layer;
import io.pratique.model.inventory.Component;
import io.pratique.model.inventory.Origin;
import io.pratique.model.inventory.ScanResult;
import io.pratique.sbom.attached.Attached;
import io.pratique.testing.image.Blob;
import io.pratique.testing.image.BuiltArtifact;
import io.pratique.testing.image.ImageBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AttachedSbomsTest {
    private static final String SPDX = "https://spdx.dev/Document";

    private final ImageTarget image = MemoryImage.of(ImageBuilder.image()
            .layer(layer -> layer.file("etc/os-release", Scans.DEBIAN.getBytes(UTF_8))
                    .file(Scans.STATUS, Scans.status("bash 5.2-1", "dash 0.5-1").getBytes(UTF_8)))
            .build());
    private final Digest subject = image.image().digest();

    private record Target(ImageTarget layers, Attachments found) implements ImageTarget {
        @Override
        public Image image() {
            return layers.image();
        }

        @Override
        public InputStream open(Layer layer) throws IOException {
            return layers.open(layer);
        }

        @Override
        public Attachments attachments(AttachmentKind kind) {
            return found;
        }

        @Override
        public void close() {
            // nothing is held open
        }
    }

    private static Attachment attachment(Blob document) {
        return new Attachment(document.digest(), "", document.bytes().length, document::bytes);
    }

    private ScanResult merged(Blob... documents) throws IOException {
        List<Attachment> all =
                Arrays.stream(documents).map(AttachedSbomsTest::attachment).toList();
        return merged(new Attachments(all, List.of()), Limits.DEFAULT);
    }

    private ScanResult merged(Attachments attachments, Limits limits) throws IOException {
        var options = new ScanOptions(Scans.options().analyzers(), limits, 1, List.of(), Attached.USE, Progress.NONE);
        return new Scanner(options).scan(new Target(image, attachments));
    }

    private static Blob bom(String... purls) {
        return Blob.of("{\"bomFormat\":\"CycloneDX\",\"specVersion\":\"1.6\",\"components\":["
                + String.join(
                        ",",
                        Arrays.stream(purls).map(AttachedSbomsTest::component).toList()) + "]}");
    }

    private static String component(String purl) {
        int at = purl.lastIndexOf('@');
        String version = purl.substring(at + 1).replaceAll("\\?.*", "");
        return "{\"type\":\"library\",\"name\":\"" + purl.substring(purl.lastIndexOf('/', at) + 1, at)
                + "\",\"version\":\"" + version + "\",\"bom-ref\":\"" + purl + "\",\"purl\":\"" + purl + "\"}";
    }

    private static String place(Blob document) {
        return "attached:" + document.digest();
    }

    @Test
    void ignoresThemUnlessTold() throws IOException {
        Blob bom = bom("pkg:npm/left-pad@1.3.0");
        var target = new Target(image, new Attachments(List.of(attachment(bom)), List.of()));

        assertThat(Scans.packages(Scans.scan(target, Scans.options()))).containsExactly("bash 5.2-1", "dash 0.5-1");
    }

    @Test
    void addsWhatTheLayersDoNotShow() throws IOException {
        Blob bom = bom("pkg:npm/left-pad@1.3.0", "pkg:deb/debian/zsh@5.9-4?arch=amd64&distro=debian-12");

        ScanResult result = merged(bom);

        assertThat(result.status()).isEqualTo(ScanStatus.COMPLETE);
        assertThat(Scans.packages(result)).containsExactly("bash 5.2-1", "dash 0.5-1", "zsh 5.9-4", "left-pad 1.3.0");
        assertThat(Scans.component(result, "left-pad").origins()).containsExactly(new Origin(null, place(bom)));
        assertThat(Scans.component(result, "bash").path()).isEqualTo(Scans.STATUS);
    }

    @Test
    void neverListsAPackageTwice() throws IOException {
        Blob one = bom(
                "pkg:deb/debian/bash@5.2-1?arch=amd64&distro=debian-12.5&package-id=7",
                "pkg:deb/unheardof/dash@0.5-1",
                "pkg:npm/left-pad@1.3.0");
        Blob other = bom("pkg:npm/left-pad@1.3.0?package-id=3");

        ScanResult result = merged(one, other);

        assertThat(Scans.packages(result)).containsExactly("bash 5.2-1", "dash 0.5-1", "left-pad 1.3.0");
        assertThat(Scans.component(result, "bash").origins()).hasSize(1);
        assertThat(Scans.component(result, "left-pad").origins())
                .extracting(Origin::path)
                .containsExactly(place(one), place(other));
    }

    @Test
    void opensStatementsEnvelopesAndBundles() throws IOException {
        Blob statement = BuiltArtifact.statement(SPDX, bom("pkg:npm/a@1").text(), subject);
        Blob envelope = BuiltArtifact.envelope(BuiltArtifact.statement(
                "https://cyclonedx.org/bom/v1.6", bom("pkg:npm/b@1").text(), subject));
        Blob bundle = Blob.of("{\"mediaType\":\"application/vnd.dev.sigstore.bundle.v0.3+json\",\"dsseEnvelope\": "
                + BuiltArtifact.envelope(
                                BuiltArtifact.statement(SPDX, bom("pkg:npm/c@1").text(), subject))
                        .text()
                + ",\"verificationMaterial\":{}}");
        String tags =
                "SPDXVersion: SPDX-2.3\\nSPDXID: SPDXRef-DOCUMENT\\nCreator: Tool: x\\nCreated: 2026-01-01T00:00:00Z\\n"
                        + "PackageName: d\\nSPDXID: SPDXRef-d\\nPackageVersion: 1\\n"
                        + "ExternalRef: PACKAGE-MANAGER purl pkg:npm/d@1\\n";
        Blob text = BuiltArtifact.statement(SPDX, "\"" + tags + "\"", subject);
        Blob data = BuiltArtifact.statement(
                SPDX, "{\"Data\":" + bom("pkg:npm/e@1").text() + ",\"Timestamp\":\"\"}", subject);

        ScanResult result = merged(statement, envelope, bundle, text, data);

        assertThat(result.problems()).isEmpty();
        assertThat(Scans.packages(result))
                .containsExactly("bash 5.2-1", "dash 0.5-1", "a 1", "b 1", "c 1", "d 1", "e 1");
    }

    @Test
    void passesOverStatementsAboutOtherThings() throws IOException {
        Digest other = Blob.of("other").digest();
        String bom = bom("pkg:npm/a@1").text();

        ScanResult result = merged(
                BuiltArtifact.statement(SPDX, bom, other),
                BuiltArtifact.envelope(BuiltArtifact.statement(SPDX, bom, other)),
                BuiltArtifact.statement("https://slsa.dev/provenance/v1", bom, subject),
                Blob.of("{\"payloadType\":\"text/plain\",\"payload\":\"AAAA\",\"signatures\":[]}"),
                Blob.of("{\"messageSignature\":{\"signature\":\"AAAA\"}}"));

        assertThat(result.status()).isEqualTo(ScanStatus.COMPLETE);
        assertThat(Scans.packages(result)).containsExactly("bash 5.2-1", "dash 0.5-1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nothing",
                "{}",
                "{\"predicate\":{\"bomFormat\":\"CycloneDX\"}}",
                "{\"subject\":[],\"predicate\":{}}",
                "{\"payloadType\":\"application/vnd.in-toto+json\",\"payload\":\"?\"}",
                "{\"payloadType\":\"application/vnd.in-toto+json\",\"payload\":\"e30\"",
                "{\"dsseEnvelope\":{\"dsseEnvelope\":{\"dsseEnvelope\":{\"dsseEnvelope\":{\"dsseEnvelope\":{}}}}}}",
                "\u0000{\u0000}"
            })
    void saysWhatItCannotRead(String document) throws IOException {
        Blob broken = Blob.of(document);

        ScanResult result = merged(broken, bom("pkg:npm/a@1"));

        assertThat(result.status()).isEqualTo(ScanStatus.INCOMPLETE);
        assertThat(result.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.kind()).isEqualTo(ScanProblem.Kind.UNREADABLE);
            assertThat(problem.where()).isEqualTo(place(broken));
        });
        assertThat(Scans.packages(result)).contains("a 1", "bash 5.2-1");
    }

    @Test
    void endsNoScanBecauseOfOneThatCannotBeFetched() throws IOException {
        Digest digest = Blob.of("gone").digest();
        var gone = new Attachment(digest, "", 4, () -> {
            throw new IOException("gone");
        });
        var exchanged = new Attachment(digest, "", 4, () -> {
            throw new PratiqueException(ErrorKind.INVALID_INPUT, "exchanged");
        });
        var listed = new ScanProblem(ScanProblem.Kind.LIMIT, "attached", "too many");

        ScanResult result = merged(new Attachments(List.of(gone, exchanged), List.of(listed)), Limits.DEFAULT);

        assertThat(result.problems()).extracting(ScanProblem::message).containsExactly("exchanged", "gone", "too many");
        assertThat(Scans.packages(result)).containsExactly("bash 5.2-1", "dash 0.5-1");
    }

    @Test
    void leavesOutThePackagesOfAnotherSystem() throws IOException {
        Blob other = Blob.of(bom("pkg:deb/ubuntu/zsh@5.9-4?distro=ubuntu-22.04", "pkg:npm/a@1")
                .text());

        ScanResult result = merged(other);

        assertThat(Scans.kinds(result)).containsExactly(ScanProblem.Kind.UNSUPPORTED);
        assertThat(Scans.packages(result)).containsExactly("bash 5.2-1", "dash 0.5-1", "a 1");
    }

    @Test
    void addsWhoNeedsWhom() throws IOException {
        String bom = bom("pkg:npm/a@1", "pkg:npm/b@1").text();
        Blob document = Blob.of(bom.substring(0, bom.length() - 1)
                + ",\"dependencies\":[{\"ref\":\"pkg:npm/a@1\",\"dependsOn\":[\"pkg:npm/b@1\"]}]}");

        ScanResult result = merged(document, document);

        assertThat(result.sbom().dependencies()).singleElement().satisfies(one -> {
            assertThat(one.from()).isEqualTo(Scans.component(result, "a").purl());
            assertThat(one.path()).isEqualTo(place(document));
        });
    }

    @Test
    void keepsTheLimitOfFiles() throws IOException {
        Blob bom = bom("pkg:npm/a@1");
        Limits standard = Limits.DEFAULT;
        var limits =
                new Limits(standard.entries(), standard.layerSize(), standard.ratio(), 20, standard.headerSize(), 1);

        ScanResult result = merged(new Attachments(List.of(attachment(bom)), List.of()), limits);

        assertThat(result.problems()).extracting(ScanProblem::where).contains(place(bom));
        assertThat(Scans.kinds(result)).contains(ScanProblem.Kind.LIMIT);
    }

    @Test
    void readsAnEnvelopeOfManyMegabytes() throws IOException {
        String padding = "x".repeat(1 << 20);
        var bom = new StringBuilder("{\"bomFormat\":\"CycloneDX\",\"specVersion\":\"1.6\",\"filler\":[\"\"");
        for (int i = 0; i < 24; i++) {
            bom.append(",\"").append(padding).append('"');
        }
        bom.append("],\"components\":[").append(component("pkg:npm/a@1")).append("]}");
        Blob statement = BuiltArtifact.statement(SPDX, bom.toString(), subject);
        assertThat(Base64.getEncoder().encode(statement.bytes()).length).isGreaterThan(30 << 20);

        ScanResult result = merged(BuiltArtifact.envelope(statement));

        assertThat(result.problems()).isEmpty();
        assertThat(result.sbom().components()).extracting(Component::name).contains("a");
    }
}
