package io.pratique.sbom.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pratique.image.LimitException;
import io.pratique.model.ScanProblem;
import io.pratique.model.ScanStatus;
import io.pratique.model.inventory.Component;
import io.pratique.model.inventory.Distro;
import io.pratique.model.inventory.ScanResult;
import io.pratique.model.inventory.Scope;
import io.pratique.model.inventory.SourcePackage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is made of documents that others write.
class SbomReaderTest {
    private static ScanResult read(String document) throws IOException {
        return SbomReader.read("given", new ByteArrayInputStream(document.getBytes(StandardCharsets.UTF_8)));
    }

    private static Component only(ScanResult result) {
        assertThat(result.sbom().components()).hasSize(1);
        return result.sbom().components().getFirst();
    }

    @Test
    void readsWhatTrivyTellsInProperties() throws IOException {
        ScanResult result = read("""
                {"bomFormat": "CycloneDX", "specVersion": "1.6",
                 "metadata": {"component": {"bom-ref": "root", "type": "container", "name": "app:1"}},
                 "components": [
                  {"bom-ref": "os", "type": "operating-system", "name": "redhat", "version": "9.4"},
                  {"bom-ref": "lock", "type": "application", "name": "srv/package-lock.json"},
                  {"bom-ref": "p", "type": "library", "group": "@a", "name": "b", "version": "1.0",
                   "purl": "pkg:npm/%40a/b@1.0"},
                  {"bom-ref": "libc", "type": "library", "name": "glibc-common", "version": "2.34-1.el9",
                   "purl": "pkg:rpm/redhat/glibc-common@2.34-1.el9?arch=x86_64&epoch=2",
                   "properties": [
                    {"name": "aquasecurity:trivy:SrcName", "value": "glibc"},
                    {"name": "aquasecurity:trivy:SrcVersion", "value": "2.34"},
                    {"name": "aquasecurity:trivy:SrcRelease", "value": "1.el9"},
                    {"name": "aquasecurity:trivy:SrcEpoch", "value": "2"},
                    {"name": "aquasecurity:trivy:LayerDiffID", "value": "sha256:LAYER"}]}],
                 "dependencies": [{"ref": "root", "dependsOn": ["lock", "os"]}, {"ref": "lock", "dependsOn": ["p"]}]}
                """.replace("LAYER", "a".repeat(64)));

        assertThat(result.status()).isEqualTo(ScanStatus.COMPLETE);
        assertThat(result.name()).isEqualTo("app:1");
        assertThat(result.sbom().distro()).isEqualTo(new Distro("rhel", "9.4", null, "", List.of()));
        Component npm = result.sbom().components().getFirst();
        Component rpm = result.sbom().components().getLast();
        assertThat(npm.name()).isEqualTo("@a/b");
        assertThat(rpm.version()).isEqualTo("2:2.34-1.el9");
        assertThat(rpm.source()).isEqualTo(new SourcePackage("glibc", "2:2.34-1.el9"));
        assertThat(rpm.origins().getFirst().layer().digest()).hasToString("sha256:" + "a".repeat(64));
        assertThat(result.sbom().dependencies()).hasSize(1);
        assertThat(result.sbom().dependencies().getFirst().from()).isNull();
        assertThat(result.sbom().dependencies().getFirst().to()).isEqualTo(npm.purl());
    }

    @Test
    void readsSyftsOwnDocuments() throws IOException {
        ScanResult result = read("""
                {"artifacts": [
                  {"id": "1", "name": "python3-idna", "version": "3.3-1", "type": "deb", "foundBy": "dpkg",
                   "locations": [{"path": "/var/lib/dpkg/status", "layerID": "sha256:LAYER"}],
                   "licenses": [{"value": "BSD-3-Clause"}], "purl": "pkg:deb/debian/python3-idna@3.3-1?distro=debian-12",
                   "metadata": {"source": "python-idna", "sourceVersion": "3.3-0"}},
                  {"id": "2", "name": "idna", "version": "3.3", "type": "python", "purl": "pkg:pypi/idna@3.3",
                   "locations": [{"path": "/usr/lib/python3/dist-packages/idna"}], "licenses": ["BSD"]}],
                 "artifactRelationships": [
                  {"parent": "1", "child": "2", "type": "ownership-by-file-overlap"},
                  {"parent": "2", "child": "1", "type": "dependency-of"}],
                 "source": {"id": "s", "type": "image", "metadata": {"userInput": "app:1"}},
                 "distro": {"id": "debian", "versionID": "12", "versionCodename": "bookworm", "prettyName": "Debian 12",
                  "idLike": ["x"]},
                 "descriptor": {"name": "syft"}, "schema": {"version": "16"}}
                """.replace("LAYER", "b".repeat(64)));

        assertThat(result.status()).isEqualTo(ScanStatus.COMPLETE);
        assertThat(result.name()).isEqualTo("app:1");
        assertThat(result.sbom().distro()).isEqualTo(new Distro("debian", "12", "bookworm", "Debian 12", List.of("x")));
        Component deb = result.sbom().components().getFirst();
        Component pypi = result.sbom().components().getLast();
        assertThat(deb.source()).isEqualTo(new SourcePackage("python-idna", "3.3-0"));
        assertThat(deb.path()).isEqualTo("var/lib/dpkg/status");
        assertThat(pypi.owner()).isEqualTo("python3-idna");
        assertThat(pypi.licenses()).containsExactly("BSD");
        assertThat(result.sbom().dependencies().getFirst().from()).isEqualTo(deb.purl());
        assertThat(result.sbom().dependencies().getFirst().to()).isEqualTo(pypi.purl());
    }

    @Test
    void keepsPackagesWithoutPackageUrlsAsGenericOnes() throws IOException {
        ScanResult result = read("""
                {"bomFormat": "CycloneDX", "specVersion": "1.5", "components": [
                  {"type": "library", "group": "acme", "name": "lib", "version": "1", "scope": "excluded",
                   "licenses": [{"expression": "MIT OR ISC"}],
                   "evidence": {"occurrences": [{"location": "/opt/lib.so"}]}}]}
                """);

        assertThat(only(result).purl()).hasToString("pkg:generic/acme/lib@1");
        assertThat(only(result).scope()).isEqualTo(Scope.DEVELOPMENT);
        assertThat(only(result).licenses()).containsExactly("MIT OR ISC");
        assertThat(only(result).path()).isEqualTo("opt/lib.so");
        assertThat(result.name()).isEqualTo("given");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\": \"library\"}",
                "{\"type\": \"library\", \"name\": \"x\"}",
                "{\"type\": \"spaceship\", \"name\": \"x\", \"version\": \"1\"}",
                "{\"type\": \"library\", \"name\": \"x\", \"version\": \"1\", \"purl\": \"npm/x\"}",
                "{\"type\": \"library\", \"name\": \"x\", \"version\": \"1\", \"versionRange\": \"vers:npm/1\"}"
            })
    void isNeverCompleteWhereAComponentMakesNoSense(String component) throws IOException {
        ScanResult result =
                read("{\"bomFormat\": \"CycloneDX\", \"specVersion\": \"1.7\", \"components\": [" + component + "]}");

        assertThat(result.status()).isEqualTo(ScanStatus.INCOMPLETE);
        assertThat(result.problems()).hasSize(1);
    }

    @Test
    void isNeverCompleteWhereTheVersionIsUnknown() throws IOException {
        ScanResult result = read("{\"bomFormat\": \"CycloneDX\", \"specVersion\": \"2.0\", \"components\": []}");

        assertThat(result.problems()).extracting(ScanProblem::kind).containsExactly(ScanProblem.Kind.UNSUPPORTED);
    }

    @Test
    void opensAnInTotoStatement() throws IOException {
        assertThat(only(read("""
                {"_type": "https://in-toto.io/Statement/v1", "predicateType": "https://cyclonedx.org/bom",
                 "predicate": {"bomFormat": "CycloneDX", "specVersion": "1.4", "components": [
                  {"type": "library", "name": "a", "version": "1", "purl": "pkg:npm/a@1"}]}}
                """)).name()).isEqualTo("a");
    }

    @Test
    void readsTagsInAnyOrderOfTheirParts() throws IOException {
        ScanResult result = read("""
                SPDXVersion: SPDX-2.3
                SPDXID: SPDXRef-DOCUMENT
                Creator: Tool: x
                PackageName: app
                SPDXID: SPDXRef-app
                PrimaryPackagePurpose: CONTAINER
                Relationship: SPDXRef-DOCUMENT DESCRIBES SPDXRef-app
                Relationship: SPDXRef-b DEV_DEPENDENCY_OF SPDXRef-app
                PackageName: b
                PackageVersion: 2
                SPDXID: SPDXRef-b
                PackageLicenseDeclared: LicenseRef-own
                PackageComment: <text>two
                lines: of text</text>
                ExternalRef: PACKAGE-MANAGER purl pkg:npm/b@2
                LicenseID: LicenseRef-own
                ExtractedText: <text>Our licence</text>
                """);

        assertThat(result.name()).isEqualTo("app");
        assertThat(only(result).scope()).isEqualTo(Scope.DEVELOPMENT);
        assertThat(only(result).licenses()).containsExactly("Our licence");
        assertThat(result.sbom().dependencies()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "{\"a\": 1}",
                "[]",
                "hello",
                "{\"bomFormat\": \"CycloneDX\"",
                "{\"bomFormat\": \"Other\", \"specVersion\": \"1.4\"}",
                "{\"spdxVersion\": \"SPDX-2.3\"}",
                "{\"@context\": \"https://example.com\", \"@graph\": []}",
                "{\"artifacts\": []}",
                "SPDXVersion: SPDX-9.9\nCreator: Tool: x\n",
                "SPDXVersion: SPDX-2.3\n",
                "SPDXVersion: SPDX-2.3\nPackageComment: <text>never ends\n",
                "spdxVersion: \"SPDX-2.3\"\n",
                "<bom xmlns=\"http://cyclonedx.org/schema/bom/1.4\">",
                "<x xmlns=\"http://cyclonedx.org/schema/bom/1.4\"/>",
                "<!DOCTYPE bom [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>"
                        + "<bom xmlns=\"http://cyclonedx.org/schema/bom/1.4\">&a;</bom>",
                "<html/>"
            })
    void refusesWhatIsNoSbom(String document) {
        assertThatThrownBy(() -> read(document))
                .isInstanceOf(IOException.class)
                .message()
                .isNotBlank()
                .doesNotContain("\n");
    }

    @Test
    void refusesDeepAndLongDocuments() {
        String deep = "{\"bomFormat\":\"CycloneDX\",\"components\":" + "[{\"components\":".repeat(300);
        assertThatThrownBy(() -> read(deep)).isInstanceOf(IOException.class);
        byte[] document = "{\"bomFormat\": \"CycloneDX\", \"specVersion\": \"1.7\"}".getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> SbomReader.read("x", new ByteArrayInputStream(document), 10))
                .isInstanceOf(LimitException.class);
    }

    @Test
    void refusesWhatWouldFillTheMemory() {
        String many = "{\"bomFormat\":\"CycloneDX\",\"metadata\":[" + "{},".repeat(1_100_000) + "{}]}";

        assertThatThrownBy(() -> read(many)).isInstanceOf(LimitException.class).hasMessageContaining("1000000 values");
    }
}
