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
import io.pratique.testing.registry.Answer;
import io.pratique.testing.registry.FakeRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// VEX that is attached to an image, from the option to the report.
class AttachedVexTest {
    private static final String PREDICATE = "https://openvex.dev/ns/v0.2.0";
    private static final String OPEN_VEX = """
            {"@context": "https://openvex.dev/ns/v0.2.0", "author": "Harbour", "statements": [{"vulnerability":
             {"name": "CVE-2024-90001"}, "status": "not_affected", "justification": "component_not_present"}]}
            """;
    private static final String INDEX = "application/vnd.oci.image.index.v1+json";

    private final BuiltImage built = ImageBuilder.image()
            .layer(layer -> layer.file("etc/os-release", "ID=alpine\nVERSION_ID=3.20.1\n".getBytes(UTF_8))
                    .file("lib/apk/db/installed", "C:Q1\nP:quay\nV:1.36.0-r0\nA:x86_64\no:quay\n\n".getBytes(UTF_8)))
            .build();
    private final Digest subject = built.manifest().digest();

    @TempDir
    private Path folder;

    @BeforeEach
    void build() {
        Samples.unpack(folder);
        run("db", "build", "--feeds", folder.resolve("feeds").toString(), "--output", database());
    }

    private String database() {
        return folder.resolve("my.db").toString();
    }

    private TestRun run(String... words) {
        return TestRun.in(folder, words);
    }

    private JsonValue scan(String image, String... more) throws IOException {
        List<String> words = new ArrayList<>(List.of("scan", image, "--db", database(), "--format", "json"));
        words.addAll(Arrays.asList(more));
        TestRun run = run(words.toArray(String[]::new));
        assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.SUCCESS);
        return Json.parse(run.out().getBytes(UTF_8));
    }

    private static List<String> findings(JsonValue report) {
        return report.get("findings").items().stream()
                .map(one -> one.text("id", ""))
                .toList();
    }

    private static String source(JsonValue report) {
        return report.get("suppressed").items().getFirst().get("exception").text("source", "");
    }

    private static BuiltArtifact plain(Digest subject) {
        String type = "application/vnd.openvex+json";
        return BuiltArtifact.of(type, type, Map.of(), Blob.of(OPEN_VEX), subject);
    }

    @Test
    void countsOnlyWhenToldAndSaysThatItIsUnverified() throws IOException {
        try (var registry = FakeRegistry.plain()) {
            registry.image("app", "1", built).referrers("app", built, plain(subject));
            String image = registry.host() + "/app:1";

            assertThat(findings(scan(image))).contains("CVE-2024-90001");
            assertThat(registry.seen("referrers")).isEmpty();
            JsonValue told = scan(image, "--vex", "attached");

            assertThat(findings(told)).doesNotContain("CVE-2024-90001").isNotEmpty();
            assertThat(source(told)).startsWith("attached:sha256:").contains("(unverified)");
            TestRun table = run("scan", image, "--db", database(), "--vex", "attached", "--show-suppressed");
            assertThat(table.out()).contains("(unverified)");
        }
    }

    @Test
    void countsByAKey() throws IOException, GeneralSecurityException {
        KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        Path key = Files.writeString(
                folder.resolve("key.pem"),
                "-----BEGIN PUBLIC KEY-----\n"
                        + Base64.getMimeEncoder()
                                .encodeToString(pair.getPublic().getEncoded())
                        + "\n-----END PUBLIC KEY-----\n");
        Blob statement = BuiltArtifact.statement(PREDICATE, OPEN_VEX, subject);
        BuiltArtifact signed = bundle(signed(statement, pair), subject);
        try (var registry = FakeRegistry.plain()) {
            registry.image("app", "1", built).referrers("app", built, signed);
            registry.image("other", "1", built).referrers("other", built, plain(subject));

            JsonValue verified = scan(registry.host() + "/app:1", "--vex-key", key.toString());
            JsonValue unsigned = scan(registry.host() + "/other:1", "--vex-key", key.toString());

            assertThat(findings(verified)).doesNotContain("CVE-2024-90001");
            assertThat(source(verified)).contains("(verified by ");
            assertThat(findings(unsigned)).contains("CVE-2024-90001");
            assertThat(unsigned.get("exceptionProblems").items())
                    .singleElement()
                    .satisfies(one -> assertThat(one.text("message")).contains("none of the keys has signed"));
        }
    }

    private static Blob signed(Blob statement, KeyPair pair) throws GeneralSecurityException {
        String type = "application/vnd.in-toto+json";
        byte[] payload = statement.bytes();
        Signature signer = Signature.getInstance("Ed25519");
        signer.initSign(pair.getPrivate());
        signer.update(("DSSEv1 " + type.length() + " " + type + " " + payload.length + " ").getBytes(UTF_8));
        signer.update(payload);
        Base64.Encoder base64 = Base64.getEncoder();
        return Blob.of("{\"payloadType\":\"" + type + "\",\"payload\":\"" + base64.encodeToString(payload)
                + "\",\"signatures\":[{\"sig\":\"" + base64.encodeToString(signer.sign()) + "\"}]}");
    }

    private static BuiltArtifact bundle(Blob envelope, Digest subject) {
        String type = "application/vnd.dev.sigstore.bundle.v0.3+json";
        Blob document = Blob.of("{\"mediaType\":\"" + type + "\",\"dsseEnvelope\":" + envelope.text() + "}");
        return BuiltArtifact.of(type, type, Map.of(), document, subject);
    }

    @Test
    void findsWhatCosignAttachedToTheIndex() throws IOException {
        Blob index = new OciLayout().indexOf(built);
        Blob envelope = BuiltArtifact.envelope(BuiltArtifact.statement(PREDICATE, OPEN_VEX, index.digest()));
        String dsse = "application/vnd.dsse.envelope.v1+json";
        var artifact = BuiltArtifact.of("", dsse, Map.of("predicateType", PREDICATE), envelope, null);
        try (var registry = FakeRegistry.plain()) {
            registry.index("app", "1", built)
                    .artifact("app", "sha256-" + index.digest().hex() + ".att", artifact)
                    .on("/v2/app/referrers/", Answer.status(404));

            JsonValue report = scan(registry.host() + "/app:1", "--vex", "attached", "--platform", "linux/amd64");

            assertThat(findings(report)).doesNotContain("CVE-2024-90001");
        }
    }

    @Test
    void leavesStatementsAboutOtherImagesAlone() throws IOException {
        Digest other = Blob.of("another image").digest();
        BuiltArtifact foreign =
                bundle(BuiltArtifact.envelope(BuiltArtifact.statement(PREDICATE, OPEN_VEX, other)), subject);
        try (var registry = FakeRegistry.plain()) {
            registry.image("app", "1", built).referrers("app", built, foreign, plain(other));

            JsonValue report = scan(registry.host() + "/app:1", "--vex", "attached");

            assertThat(findings(report)).contains("CVE-2024-90001");
            assertThat(report.get("exceptionProblems").items()).isEmpty();
        }
    }

    @Test
    void readsWhatLiesBesideAnImageInALayout() throws IOException {
        var layout = new OciLayout();
        layout.indexOf(built);
        BuiltArtifact vex = plain(subject);
        layout.blob(vex.manifest());
        layout.blob(vex.document());
        Blob index = layout.blob(OciLayout.indexOf(List.of(built.manifest().descriptor(built.manifestType(), ""))));
        layout.entry(index.descriptor(INDEX, ",\"annotations\":{\"org.opencontainers.image.ref.name\":\"app\"}"))
                .entry(vex.descriptor(""));
        Path written = layout.writeTo(folder.resolve("layout"));
        Path archive = layout.writeArchive(folder.resolve("layout.tar"));

        for (String target : List.of("oci-dir:" + written + ":app", "oci-archive:" + archive + ":app")) {
            assertThat(findings(scan(target))).contains("CVE-2024-90001");
            assertThat(findings(scan(target, "--vex", "attached"))).doesNotContain("CVE-2024-90001");
        }
    }

    @Test
    void tellsWhatCannotBeRead() throws IOException {
        String type = "application/vnd.openvex+json";
        BuiltArtifact broken = BuiltArtifact.of(type, type, Map.of(), Blob.of("{"), subject);
        try (var registry = FakeRegistry.plain()) {
            registry.image("app", "1", built).referrers("app", built, broken, plain(subject));

            JsonValue report = scan(registry.host() + "/app:1", "--vex", "attached");

            assertThat(findings(report)).doesNotContain("CVE-2024-90001");
            assertThat(report.get("exceptionProblems").items())
                    .singleElement()
                    .satisfies(one -> assertThat(one.text("where"))
                            .isEqualTo("attached:" + broken.document().digest()));
        }
    }

    @Test
    void refusesWhatIsNoKey() throws IOException {
        Path text = Files.writeString(folder.resolve("text"), "no key");

        TestRun run = run("scan", "app:1", "--db", database(), "--vex-key", text.toString());

        assertThat(run.code()).isEqualTo(ExitCode.FAILURE);
        assertThat(run.err()).contains("no public key").hasLineCount(1);
    }
}
