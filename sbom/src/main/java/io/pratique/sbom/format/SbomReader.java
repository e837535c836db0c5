package io.pratique.sbom.format;

import io.pratique.json.Xml;
import io.pratique.json.Yaml;
import io.pratique.model.inventory.ScanResult;
import io.pratique.sbom.format.cyclonedx.BomReader;
import io.pratique.sbom.format.cyclonedx.XmlBom;
import io.pratique.sbom.format.document.Gathering;
import io.pratique.sbom.format.document.JsonDocument;
import io.pratique.sbom.format.spdx.SpdxRdf;
import io.pratique.sbom.format.spdx.SpdxReader;
import io.pratique.sbom.format.spdx.SpdxXml;
import io.pratique.sbom.format.spdx.TagReader;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;

/// Reads an SBOM of any of these formats, told apart by what stands in it: CycloneDX in JSON and XML, SPDX 2 in
/// JSON, YAML, XML, RDF and as tags, SPDX 3 in JSON-LD, Syft's own JSON.
///
/// What a document tells beyond an inventory is passed over. What is wrong with it, as far as the inventory is
/// concerned, becomes a problem of the result, which is then incomplete.
public final class SbomReader {
    /// The longest document that is held whole: XML and YAML.
    private static final long WHOLE = 64L << 20;

    /// The longest document in JSON or of tags, of which only what counts is held.
    private static final long STREAMED = 512L << 20;

    private SbomReader() {}

    /// Reads a whole document; the caller closes the stream.
    ///
    /// @param name what to call its target where it does not say
    /// @throws IOException when it is no SBOM, cannot be parsed, or is too long
    public static ScanResult read(String name, InputStream in) throws IOException {
        return read(name, in, STREAMED);
    }

    /// The same for documents of a length.
    ///
    /// @param longest bytes of a document in JSON or of tags; XML and YAML have a limit of 64 MiB besides
    public static ScanResult read(String name, InputStream in, long longest) throws IOException {
        var buffered = new BufferedInputStream(in, 1 << 16);
        Start start = Start.of(buffered);
        long limit = start.streamed() ? longest : Math.min(longest, WHOLE);
        var bounded = new Bounded(buffered, limit);
        var gathering = new Gathering();
        switch (start.kind()) {
            case JSON -> JsonDocument.read(bounded, new AnyJson(gathering, true));
            case CYCLONEDX_XML ->
                JsonDocument.read(XmlBom.toJson(Xml.parse(bounded), start.version()), new BomReader(gathering));
            case SPDX_XML -> JsonDocument.read(SpdxXml.toJson(Xml.parse(bounded)), new SpdxReader(gathering));
            case SPDX_RDF -> SpdxRdf.read(Xml.parse(bounded), gathering);
            case SPDX_TAGS -> new TagReader(gathering).read(bounded);
            case SPDX_YAML -> JsonDocument.read(Yaml.parse(bounded), new SpdxReader(gathering));
            case UNKNOWN -> throw new IOException("not an SBOM of a known format");
        }
        return gathering.result(name);
    }
}
