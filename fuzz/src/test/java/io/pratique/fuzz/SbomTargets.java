package io.pratique.fuzz;

import io.pratique.model.ScanStatus;
import io.pratique.model.image.Digest;
import io.pratique.model.image.Layer;
import io.pratique.model.inventory.Component;
import io.pratique.model.inventory.Dependency;
import io.pratique.model.inventory.Distro;
import io.pratique.model.inventory.Origin;
import io.pratique.model.inventory.PackageUrl;
import io.pratique.model.inventory.Sbom;
import io.pratique.model.inventory.ScanResult;
import io.pratique.sbom.format.SbomFormat;
import io.pratique.sbom.format.SbomFormats;
import io.pratique.sbom.format.SbomOptions;
import io.pratique.sbom.format.SbomReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// SBOMs that others wrote. What could be read is written again in every format.
final class SbomTargets {
    private static final String SYFT = """
            {"artifacts": [{"id": "1", "name": "a", "version": "1", "type": "npm", "foundBy": "x", "purl": "pkg:npm/a@1",
             "locations": [{"path": "/a", "layerID": "sha256:0"}], "licenses": ["MIT", {"value": "ISC"}],
             "metadata": {"source": "b"}}, {"id": "2", "name": "c", "version": "2"}],
             "artifactRelationships": [{"parent": "1", "child": "2", "type": "dependency-of"},
              {"parent": "2", "child": "1", "type": "ownership-by-file-overlap"}],
             "source": {"id": "3", "metadata": {"userInput": "x"}}, "distro": {"id": "debian", "versionID": "12"},
             "schema": {"version": "1"}}
            """;
    private static final String YAML = """
            spdxVersion: SPDX-2.3
            SPDXID: SPDXRef-DOCUMENT
            creationInfo:
              creators: ["Tool: x"]
            packages:
            - SPDXID: SPDXRef-a
              name: a
              versionInfo: 1
              externalRefs:
              - referenceType: purl
                referenceLocator: pkg:npm/a@1
            """;
    private static final String XML = """
            <Document><spdxVersion>SPDX-2.2</spdxVersion><SPDXID>SPDXRef-DOCUMENT</SPDXID>
            <creationInfo><creators>Tool: x</creators></creationInfo>
            <packages><SPDXID>SPDXRef-a</SPDXID><name>a</name><versionInfo>1</versionInfo></packages></Document>
            """;
    private static final String RDF = """
            <rdf:RDF xmlns:rdf="r" xmlns:spdx="http://spdx.org/rdf/terms#"><spdx:SpdxDocument rdf:about="x#SPDXRef-DOCUMENT">
            <spdx:specVersion>SPDX-2.2</spdx:specVersion><spdx:relationship><spdx:Relationship><spdx:relatedSpdxElement>
            <spdx:Package rdf:about="x#SPDXRef-a"><spdx:name>a</spdx:name><spdx:versionInfo>1</spdx:versionInfo>
            <spdx:externalRef><spdx:ExternalRef><spdx:referenceType rdf:resource="http://spdx.org/rdf/references/purl"/>
            <spdx:referenceLocator>pkg:npm/a@1</spdx:referenceLocator></spdx:ExternalRef></spdx:externalRef></spdx:Package>
            </spdx:relatedSpdxElement><spdx:relationshipType rdf:resource="y#relationshipType_describes"/>
            </spdx:Relationship></spdx:relationship></spdx:SpdxDocument></rdf:RDF>
            """;

    static final List<FuzzTarget> ALL = List.of(
            new FuzzTarget("sbom-document", SbomTargets::seeds, SbomTargets::read),
            new FuzzTarget(
                    "package-url-text",
                    () -> List.of("pkg:npm/%40a/b@1?c=d&e=f%2F#g/h".getBytes(StandardCharsets.UTF_8)),
                    SbomTargets::packageUrl));

    private SbomTargets() {}

    private static List<byte[]> seeds() throws IOException {
        List<byte[]> seeds = new ArrayList<>();
        for (SbomFormat format : SbomFormats.ALL) {
            for (String version : format.versions()) {
                var out = new ByteArrayOutputStream();
                format.write(sound(), new SbomOptions(version, "1", null), out);
                seeds.add(out.toByteArray());
            }
        }
        for (String text : List.of(SYFT, YAML, XML, RDF)) {
            seeds.add(text.getBytes(StandardCharsets.UTF_8));
        }
        return seeds;
    }

    private static ScanResult sound() {
        Digest digest = Digest.sha256(new byte[32]);
        var layer = new Layer(0, digest, digest, "x", 1, "RUN x");
        PackageUrl deb = PackageUrl.of("deb", "debian", "libssl3", "3.0-1");
        PackageUrl npm = PackageUrl.of("npm", "@a", "b", "1");
        var sbom = new Sbom(
                new Distro("debian", "12", "bookworm", "Debian 12", List.of("x")),
                List.of(
                        Component.of(deb, "libssl3", "3.0-1")
                                .withSource("openssl", "3.0-1")
                                .withOrigins(List.of(new Origin(layer, "var/lib/dpkg/status"))),
                        Component.of(npm, "@a/b", "1")
                                .withLicenses(List.of("MIT", "own"))
                                .withOwner("node-b")),
                List.of(new Dependency(null, npm, "x"), new Dependency(npm, deb, "y")));
        return new ScanResult("app:1", null, sbom, ScanStatus.COMPLETE, List.of());
    }

    private static Object read(byte[] input) throws IOException {
        ScanResult result = SbomReader.read("fuzz", new ByteArrayInputStream(input));
        for (SbomFormat format : SbomFormats.ALL) {
            for (String version : format.versions()) {
                format.write(result, new SbomOptions(version, "1", null), OutputStream.nullOutputStream());
            }
        }
        return result;
    }

    /// What is parsed and written parses to the same.
    private static Object packageUrl(byte[] input) throws IOException {
        PackageUrl purl;
        try {
            purl = PackageUrl.parse(new String(input, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException refused) {
            throw new IOException(refused.getMessage(), refused);
        }
        String text = purl.toString();
        if (!PackageUrl.parse(text).toString().equals(text)) {
            throw new AssertionError("parsed again it is another: " + text);
        }
        return purl;
    }
}
