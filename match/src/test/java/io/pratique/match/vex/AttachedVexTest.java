package io.pratique.match.vex;

import static io.pratique.match.exception.Cases.IMAGE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pratique.match.exception.Cases;
import io.pratique.match.exception.Exceptions;
import io.pratique.match.exception.Reading;
import io.pratique.model.finding.Finding;
import io.pratique.model.image.Digest;
import io.pratique.testing.Project;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AttachedVexTest {
    private static final Path FIXTURES = Project.root().resolve("match/src/test/fixtures/attached-vex");
    private static final Digest INDEX = new Digest("sha256", "ef".repeat(32));
    private static final Finding CURL = Cases.finding("CVE-1", "pkg:deb/debian/curl@7.88", "var/lib/dpkg/status");
    private static final String PLAIN = """
            {"@context": "https://openvex.dev/ns/v0.2.0", "author": "Harbour", "statements": [{"vulnerability":
             {"name": "CVE-1"}, "status": "not_affected", "justification": "component_not_present"%s}]}
            """;

    private static VexKey key(String name) throws IOException {
        return VexKey.read(name + ".pem", Files.readAllBytes(FIXTURES.resolve(name + ".pem")));
    }

    private static byte[] envelope(String name) throws IOException {
        return Files.readAllBytes(FIXTURES.resolve(name + ".json"));
    }

    private static Reading read(List<VexKey> keys, boolean anyone, byte[] document) throws IOException {
        return new AttachedVex(keys, anyone, List.of(IMAGE, INDEX)).read("attached:1", document);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static boolean overrules(Reading reading) {
        var target = Cases.image("ghcr.io/harbour/app:1.4", CURL.component()).withDigest(INDEX);
        return new Exceptions(reading.statements())
                .apply(List.of(CURL), Cases.TODAY, target)
                .open()
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ecdsa-p256", "ecdsa-p384", "rsa", "rsa-pss", "ed25519"})
    void believesWhatAKeySigned(String name) throws IOException {
        for (String text : List.of(
                new String(envelope(name), StandardCharsets.UTF_8),
                "{\"mediaType\": \"application/vnd.dev.sigstore.bundle.v0.3+json\", \"dsseEnvelope\": "
                        + new String(envelope(name), StandardCharsets.UTF_8) + "}")) {
            Reading reading = read(List.of(key("rsa-pss"), key(name)), false, bytes(text));
            assertThat(overrules(reading)).isTrue();
            assertThat(reading.statements().getFirst().source().file())
                    .isEqualTo("attached:1 (verified by " + name + ".pem)");
        }
    }

    @Test
    void doesNotBelieveWhatNoKeySigned() throws IOException {
        String signed = new String(envelope("ecdsa-p256"), StandardCharsets.UTF_8);
        String otherSignature = signed.replaceAll("\"sig\": \"[^\"]+\"", "\"sig\": \"MAYCAQECAQE=\"");
        String unsigned = signed.replaceAll("\"signatures\": \\[[^]]*]", "\"signatures\": []");
        for (String text : List.of(otherSignature, unsigned, PLAIN.formatted(""))) {
            Reading reading = read(List.of(key("ecdsa-p256")), false, bytes(text));
            assertThat(reading.statements()).isEmpty();
            assertThat(reading.problems())
                    .singleElement()
                    .satisfies(problem -> assertThat(problem.message()).contains("none of the keys"));
        }
        assertThat(read(List.of(key("rsa")), false, envelope("ecdsa-p256")).statements())
                .isEmpty();
    }

    @Test
    void doesNotBelieveASignatureInsideOfAnUnsignedStatement() throws IOException {
        String statement = """
                {"predicateType": "https://openvex.dev/ns", "subject": [{"digest": {"sha256": "%s"}}], "predicate": %s}
                """.formatted(IMAGE.hex(), new String(envelope("rsa"), StandardCharsets.UTF_8));
        assertThat(read(List.of(key("rsa")), false, bytes(statement)).statements())
                .isEmpty();
    }

    @Test
    void saysWhatIsUnverifiedWhereAnyoneIsBelieved() throws IOException {
        Reading signed = read(List.of(), true, envelope("rsa"));
        Reading plain = read(List.of(key("rsa")), true, bytes(PLAIN.formatted("")));
        assertThat(overrules(signed)).isTrue();
        assertThat(overrules(plain)).isTrue();
        assertThat(List.of(signed, plain))
                .allSatisfy(reading -> assertThat(
                                reading.statements().getFirst().source().file())
                        .isEqualTo("attached:1 (unverified)"));
    }

    @Test
    void readsCsafAndCycloneDx() throws IOException {
        String product = "\"product_identification_helper\": {\"purl\": \"pkg:deb/debian/curl\"}";
        String csaf = """
                {"document": {"csaf_version": "2.0"}, "product_tree": {"full_product_names": [{"product_id": "a", %s}]},
                 "vulnerabilities": [{"cve": "CVE-1", "product_status": {"known_not_affected": ["a"]}}]}
                """.formatted(product);
        String cycloneDx = """
                {"bomFormat": "CycloneDX", "vulnerabilities": [{"id": "CVE-1", "analysis": {"state": "not_affected"},
                 "affects": [{"ref": "pkg:deb/debian/curl"}]}]}
                """;
        String xml = """
                <bom><vulnerabilities><vulnerability><id>CVE-1</id><analysis><state>resolved</state></analysis>
                <affects><target><ref>pkg:deb/debian/curl</ref></target></affects></vulnerability></vulnerabilities></bom>
                """;
        for (String document : List.of(csaf, cycloneDx, xml)) {
            assertThat(overrules(read(List.of(), true, bytes(document)))).isTrue();
            assertThat(read(List.of(), false, bytes(document)).statements()).isEmpty();
        }
    }

    @Test
    void holdsAStatementAboutTheIndexForItsImages() throws IOException {
        for (Digest digest : List.of(IMAGE, INDEX, new Digest("sha256", "00".repeat(32)))) {
            String statement = """
                    {"predicateType": "https://openvex.dev/ns/v0.2.0", "subject": [{"digest": {"sha256": "%s"}}],
                     "predicate": %s}
                    """.formatted(digest.hex(), PLAIN.formatted(""));
            Reading reading = read(List.of(), true, bytes(statement));
            assertThat(overrules(reading)).isEqualTo(!digest.hex().startsWith("00"));
            assertThat(reading.problems()).isEmpty();
        }
    }

    @Test
    void passesOverOtherAttestations() throws IOException {
        for (String document : List.of(
                "{\"predicateType\": \"https://slsa.dev/provenance/v1\", \"subject\": [{\"digest\": {\"sha256\": \""
                        + IMAGE.hex() + "\"}}], \"predicate\": {\"buildDefinition\": {}}}",
                "{\"mediaType\": \"application/vnd.dev.sigstore.bundle.v0.3+json\", \"messageSignature\": {}}")) {
            Reading reading = read(List.of(), true, bytes(document));
            assertThat(reading.statements()).isEmpty();
            assertThat(reading.problems()).isEmpty();
        }
    }

    @Test
    void refusesWhatIsMalformed() {
        for (String document : List.of(
                "",
                "{",
                "{}",
                "{\"payload\": \"e30=\"}",
                "{\"payloadType\": \"application/vnd.in-toto+json\", \"payload\": \"=\"}")) {
            assertThatThrownBy(() -> read(List.of(), true, bytes(document))).isInstanceOf(IOException.class);
        }
    }

    @Test
    void refusesKeysThatAreNoneOrWeak() {
        assertThatThrownBy(() -> key("rsa-weak"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("2048");
        String pem = "-----BEGIN PUBLIC KEY-----\n%s\n-----END PUBLIC KEY-----\n";
        for (String text : List.of("", pem, pem.formatted(""), pem.formatted("AAAA"), pem.formatted("MAUGAytlbg=="))) {
            assertThatThrownBy(() -> VexKey.read("k", bytes(text))).isInstanceOf(IOException.class);
        }
    }
}
