package io.pratique.match.vex;

import static io.pratique.match.exception.Cases.IMAGE;
import static io.pratique.match.exception.Cases.TODAY;
import static io.pratique.match.exception.Cases.finding;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pratique.match.exception.Cases;
import io.pratique.match.exception.Exceptions;
import io.pratique.match.exception.Justification;
import io.pratique.match.exception.Outcome;
import io.pratique.match.exception.Reading;
import io.pratique.match.exception.Status;
import io.pratique.match.exception.Target;
import io.pratique.model.ScanStatus;
import io.pratique.model.finding.Finding;
import io.pratique.model.image.Digest;
import io.pratique.model.image.Image;
import io.pratique.model.image.ImageConfig;
import io.pratique.model.image.Platform;
import io.pratique.model.image.References;
import io.pratique.model.inventory.Sbom;
import io.pratique.model.inventory.ScanResult;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VexDocumentsTest {
    private static final Finding CURL = finding("CVE-1", "pkg:deb/debian/curl@7.88?arch=amd64", "var/lib/dpkg/status");
    private static final Target APP = Cases.image("ghcr.io/harbour/app:1.4", CURL.component());

    private static Reading read(String text) throws IOException {
        return VexDocuments.read("vex", text.getBytes(StandardCharsets.UTF_8));
    }

    private static boolean overrules(Reading reading, Finding finding, Target target) {
        Outcome outcome = new Exceptions(reading.statements()).apply(List.of(finding), TODAY, target);
        return outcome.open().isEmpty();
    }

    private static boolean overrules(String text) throws IOException {
        return overrules(read(text), CURL, APP);
    }

    private static String openVex(String products, String rest) {
        return """
                {"@context": "https://openvex.dev/ns/v0.2.0", "@id": "x", "author": "Harbour", "version": 1,
                 "timestamp": "2026-01-01T00:00:00Z", "statements": [
                  {"vulnerability": {"name": "CVE-1", "aliases": ["GHSA-1"]}, "products": [%s], %s}]}
                """.formatted(products, rest);
    }

    private static final String NOT_AFFECTED =
            "\"status\": \"not_affected\", \"justification\": \"component_not_present\"";

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "pkg:deb/debian/curl true",
                "pkg:deb/debian/curl@7.88 true",
                "pkg:deb/debian/curl@7.88?arch=amd64 true",
                "pkg:deb/debian/curl@7.88?arch=arm64 false",
                "pkg:deb/debian/curl@7.89 false",
                "pkg:deb/ubuntu/curl false",
                "pkg:npm/curl false",
                "pkg:oci/app true",
                "pkg:oci/app?tag=1.4 true",
                "pkg:oci/app?tag=1.5 false",
                "pkg:oci/app?repository_url=ghcr.io/harbour/app true",
                "pkg:oci/app?repository_url=ghcr.io/harbour true",
                "pkg:oci/app?repository_url=docker.io/harbour/app false",
                "pkg:oci/app?arch=amd64 true",
                "pkg:oci/app?arch=arm64 false",
                "pkg:oci/other false",
                "pkg:docker/harbour/app@1.4?repository_url=ghcr.io true",
                "pkg:docker/harbour/app@1.4 false",
                "ghcr.io/harbour/app:1.4 true",
                "ghcr.io/harbour/app true",
                "ghcr.io/harbour/app:1 false",
                "pkg:oci/app@sha256%3Acdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcd true",
                "pkg:oci/app@sha256%3A0dcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcd false"
            })
    void tellsProductsOfOpenVex(String product, boolean same) throws IOException {
        assertThat(overrules(openVex("{\"@id\": \"" + product + "\"}", NOT_AFFECTED)))
                .isEqualTo(same);
    }

    @ParameterizedTest
    @CsvSource({
        // its own name
        "pkg:oci/app?repository_url=ghcr.io/harbour/app, true",
        "pkg:oci/app@sha256:cdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcd, true",
        // the index that it was chosen from
        "pkg:oci/app@sha256:efefefefefefefefefefefefefefefefefefefefefefefefefefefefefefefef, true",
        "pkg:oci/app@sha256:efefefefefefefefefefefefefefefefefefefefefefefefefefefefefefefef?repository_url=a.b/c, true",
        "ghcr.io/harbour/app@sha256:efefefefefefefefefefefefefefefefefefefefefefefefefefefefefefefef, true",
        "pkg:oci/app@sha256:abababababababababababababababababababababababababababababababab, false",
        // other names that its source knows
        "pkg:oci/mirrored?repository_url=quay.io/harbour/mirrored, true",
        "pkg:docker/harbour/mirrored@2?repository_url=quay.io, true",
        "quay.io/harbour/mirrored:2, true",
        "quay.io/harbour/mirrored:3, false",
        "pkg:oci/mirrored?repository_url=quay.io/harbour/other, false"
    })
    void tellsAnImageByItsIndexAndItsNames(String product, boolean same) throws IOException {
        var config = new ImageConfig(Platform.parse("linux/amd64"), null, null, List.of(), Map.of(), List.of());
        var references =
                new References(List.of("quay.io/harbour/mirrored:2"), List.of(new Digest("sha256", "ef".repeat(32))));
        var image = new Image("ghcr.io/harbour/app:1.4", IMAGE, config, List.of()).withReferences(references);
        var sbom = new Sbom(null, List.of(CURL.component()));
        var scan = new ScanResult("ghcr.io/harbour/app:1.4", image, sbom, ScanStatus.COMPLETE, List.of());
        Reading reading = read(openVex("{\"@id\": \"" + product + "\"}", NOT_AFFECTED));
        assertThat(overrules(reading, CURL, Target.of(scan))).isEqualTo(same);
    }

    @Test
    void wantsProductAndSubcomponentOfOpenVex() throws IOException {
        String product = "{\"@id\": \"pkg:oci/%s\", \"subcomponents\": [{\"@id\": \"pkg:deb/debian/%s\"}]}";
        assertThat(overrules(openVex(product.formatted("app", "curl"), NOT_AFFECTED)))
                .isTrue();
        assertThat(overrules(openVex(product.formatted("app", "wget"), NOT_AFFECTED)))
                .isFalse();
        assertThat(overrules(openVex(product.formatted("other", "curl"), NOT_AFFECTED)))
                .isFalse();
    }

    @Test
    void believesAMakerAboutTheModulesOfItsProgram() throws IOException {
        Finding main = finding("CVE-0", "pkg:golang/harbour.example/crane@v1.2.0", "usr/bin/crane");
        Finding module = finding("CVE-1", "pkg:golang/golang.org/x/net@v0.1.0", "usr/bin/crane");
        Finding elsewhere = finding("CVE-1", "pkg:golang/golang.org/x/net@v0.1.0", "usr/bin/crane", "usr/bin/tug");
        Target target = Cases.image("a", main.component());
        Reading reading = read(openVex("{\"@id\": \"pkg:golang/harbour.example/crane@1.2.0\"}", NOT_AFFECTED));
        assertThat(overrules(reading, module, target)).isTrue();
        assertThat(overrules(reading, elsewhere, target)).isFalse();
    }

    @Test
    void tellsWhatOpenVexSays() throws IOException {
        Reading reading =
                read(openVex("{\"@id\": \"pkg:oci/app\"}", NOT_AFFECTED + ", \"impact_statement\": \"gone\""));
        assertThat(reading.problems()).isEmpty();
        var statement = reading.statements().getFirst();
        assertThat(statement.ids()).containsExactly("CVE-1", "GHSA-1");
        assertThat(statement.claim().justification()).isEqualTo(Justification.COMPONENT_NOT_PRESENT);
        assertThat(statement.claim().reason()).isEqualTo("gone");
        assertThat(statement.claim().by()).isEqualTo("Harbour");
        assertThat(statement.claim().since()).hasToString("2026-01-01T00:00:00Z");
        assertThat(statement.source()).hasToString("vex, statement 1");
    }

    @Test
    void guessesNoStatus() throws IOException {
        for (String rest : List.of(
                "\"status\": \"maybe\"",
                "\"status\": \"accepted\"",
                "\"x\": 1",
                "\"status\": \"not_affected\", \"justification\": \"because\"")) {
            Reading reading = read(openVex("{\"@id\": \"pkg:oci/app\"}", rest));
            assertThat(reading.statements()).as(rest).isEmpty();
            assertThat(reading.problems()).as(rest).hasSize(1);
        }
    }

    @Test
    void leavesOutStatementsAboutNothing() throws IOException {
        assertThat(read(openVex("", NOT_AFFECTED)).problems()).hasSize(1);
        assertThat(read(openVex("{\"@id\": \"https://harbour.example/app\"}", NOT_AFFECTED))
                        .statements())
                .isEmpty();
    }

    @Test
    void readsListsOfDocuments() throws IOException {
        String one = openVex("{\"@id\": \"pkg:oci/app\"}", NOT_AFFECTED);
        assertThat(read("[" + one + "," + one + "]").statements()).hasSize(2);
    }

    @Test
    void bindsAttestationsToWhatTheyAreAbout() throws IOException {
        for (String digest : List.of(IMAGE.hex(), "00".repeat(32))) {
            String statement = """
                    {"_type": "https://in-toto.io/Statement/v1", "predicateType": "https://openvex.dev/ns/v0.2.0",
                     "subject": [{"name": "app", "digest": {"sha256": "%s"}}], "predicate": %s}
                    """.formatted(digest, openVex("", NOT_AFFECTED));
            String envelope = "{\"payloadType\": \"application/vnd.in-toto+json\", \"payload\": \""
                    + Base64.getEncoder().encodeToString(statement.getBytes(StandardCharsets.UTF_8))
                    + "\"}";
            for (String document : List.of(statement, envelope, "{\"dsseEnvelope\": " + envelope + "}")) {
                assertThat(overrules(document)).isEqualTo(digest.equals(IMAGE.hex()));
            }
        }
    }

    private static String csaf(String status, String more) {
        return """
                {"document": {"category": "csaf_vex", "csaf_version": "2.0", "publisher": {"name": "Harbour"},
                  "tracking": {"current_release_date": "2026-01-01T00:00:00Z"}},
                 "product_tree": {
                  "branches": [{"category": "vendor", "name": "H", "branches": [
                    {"category": "product_version", "name": "1", "product": {"product_id": "curl", "name": "c",
                     "product_identification_helper": {"purl": "pkg:deb/debian/curl@7.88"}}},
                    {"category": "product_name", "name": "2", "product": {"product_id": "system", "name": "s",
                     "product_identification_helper": {"cpe": "cpe:/o:debian:debian_linux:12"}}},
                    {"category": "product_name", "name": "3", "product": {"product_id": "old", "name": "s",
                     "product_identification_helper": {"cpe": "cpe:/o:debian:debian_linux:11"}}},
                    {"category": "product_name", "name": "4", "product": {"product_id": "image", "name": "i",
                     "product_identification_helper": {"purl": "pkg:oci/app"}}},
                    {"category": "product_name", "name": "5", "product": {"product_id": "nameless", "name": "n"}}]}],
                  "relationships": [
                    {"category": "default_component_of", "product_reference": "curl",
                     "relates_to_product_reference": "system", "full_product_name": {"product_id": "system:curl"}},
                    {"category": "default_component_of", "product_reference": "curl",
                     "relates_to_product_reference": "old", "full_product_name": {"product_id": "old:curl"}},
                    {"category": "default_component_of", "product_reference": "curl",
                     "relates_to_product_reference": "nameless", "full_product_name": {"product_id": "none:curl"}}],
                  "product_groups": [{"group_id": "g", "product_ids": ["curl", "image"]}]},
                 "vulnerabilities": [{"cve": "CVE-1", "product_status": {%s} %s}]}
                """.formatted(status, more);
    }

    @ParameterizedTest
    @CsvSource({
        "known_not_affected,curl,true",
        "known_not_affected,image,true",
        "known_not_affected,system:curl,true",
        "known_not_affected,old:curl,false",
        "known_not_affected,none:curl,false",
        "known_not_affected,nameless,false",
        "fixed,curl,true",
        "first_fixed,curl,true",
        "known_affected,curl,false",
        "under_investigation,curl,false",
        "recommended,curl,false"
    })
    void readsProductsOfCsaf(String status, String product, boolean overruled) throws IOException {
        assertThat(overrules(csaf("\"" + status + "\": [\"" + product + "\"]", "")))
                .isEqualTo(overruled);
    }

    @Test
    void readsReasonsOfCsaf() throws IOException {
        Reading reading = read(csaf("\"known_not_affected\": [\"curl\", \"image\"]", """
                , "flags": [{"label": "vulnerable_code_not_present", "group_ids": ["g"]}],
                "threats": [{"category": "impact", "details": "gone", "product_ids": ["curl"]}]"""));
        assertThat(reading.problems()).isEmpty();
        assertThat(reading.statements())
                .extracting(statement -> statement.claim().reason())
                .containsExactly("gone", "");
        assertThat(reading.statements())
                .allMatch(one -> one.claim().justification() == Justification.VULNERABLE_CODE_NOT_PRESENT);
    }

    @Test
    void explainsWhatIsWrongWithCsaf() throws IOException {
        Reading reading = read(csaf("\"fixed\": [\"ghost\", \"nameless\"], \"cured\": [\"curl\"]", ""));
        assertThat(reading.problems())
                .extracting(problem -> problem.where() + ": " + problem.message())
                .containsExactly(
                        "vex, vulnerability 1: there is no product 'ghost' in the product tree",
                        "vex, vulnerability 1: the status 'cured' is none of CSAF",
                        "vex: 1 products without a package URL cannot be told and were left out");
    }

    private static String cycloneDx(String analysis, String affects) {
        return """
                {"bomFormat": "CycloneDX", "specVersion": "1.5", "metadata": {"timestamp": "2026-01-01T00:00:00Z",
                  "component": {"bom-ref": "root", "type": "container", "name": "ghcr.io/harbour/app:1.4"}},
                 "components": [{"bom-ref": "c1", "name": "curl", "purl": "pkg:deb/debian/curl@7.88"}],
                 "vulnerabilities": [{"id": "CVE-1", "analysis": {%s}, "affects": [%s]}, {"id": "CVE-2"}]}
                """.formatted(analysis, affects);
    }

    @ParameterizedTest
    @CsvSource({
        "not_affected,c1,true",
        "false_positive,c1,true",
        "resolved,c1,true",
        "resolved_with_pedigree,root,true",
        "exploitable,c1,false",
        "in_triage,c1,false",
        "not_affected,pkg:deb/debian/curl,true",
        "not_affected,urn:cdx:3e671687-395b-41f5-a30f-a58921a69b79/1#pkg%3Adeb%2Fdebian%2Fcurl@7.88,true",
        "not_affected,urn:cdx:3e671687-395b-41f5-a30f-a58921a69b79/1#c1,true",
        "not_affected,c2,false"
    })
    void readsCycloneDx(String state, String reference, boolean overruled) throws IOException {
        String document = cycloneDx("\"state\": \"" + state + "\"", "{\"ref\": \"" + reference + "\"}");
        assertThat(overrules(document)).isEqualTo(overruled);
    }

    @Test
    void readsVersionsOfCycloneDx() throws IOException {
        String affects =
                "{\"ref\": \"pkg:deb/debian/curl\", \"versions\": [{\"version\": \"%s\", \"status\": \"%s\"}]}";
        String state = "\"state\": \"not_affected\", \"justification\": \"code_not_reachable\"";
        assertThat(overrules(cycloneDx(state, affects.formatted("7.88", "unaffected"))))
                .isTrue();
        assertThat(overrules(cycloneDx(state, affects.formatted("7.89", "unaffected"))))
                .isFalse();
        assertThat(read(cycloneDx(state, affects.formatted("7.88", "affected"))).problems())
                .hasSize(1);
        assertThat(read(cycloneDx("\"state\": \"perhaps\"", "{\"ref\": \"c1\"}"))
                        .problems())
                .hasSize(1);
        assertThat(read(cycloneDx(state, "")).problems()).hasSize(1);
    }

    @Test
    void readsCycloneDxInXml() throws IOException {
        Reading reading = read("""
                <?xml version="1.0"?>
                <bom xmlns="http://cyclonedx.org/schema/bom/1.5" version="1">
                 <components><component type="library" bom-ref="c1"><name>curl</name>
                  <purl>pkg:deb/debian/curl@7.88</purl></component></components>
                 <vulnerabilities><vulnerability><id>CVE-1</id>
                  <analysis><state>not_affected</state><detail>gone</detail></analysis>
                  <affects><target><ref>c1</ref></target></affects></vulnerability></vulnerabilities></bom>
                """);
        assertThat(overrules(reading, CURL, APP)).isTrue();
        assertThat(reading.statements().getFirst().claim().reason()).isEqualTo("gone");
        assertThat(reading.statements().getFirst().status()).isEqualTo(Status.NOT_AFFECTED);
    }

    @Test
    void refusesWhatIsNoVex() {
        for (String text : List.of("{}", "<a/>", "1", "{\"payload\": \"e30=\"}", "{\"predicate\": {}}", "[{}]")) {
            assertThatThrownBy(() -> read(text)).as(text).isInstanceOf(IOException.class);
        }
    }
}
