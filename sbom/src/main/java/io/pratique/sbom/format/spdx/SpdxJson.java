package io.pratique.sbom.format.spdx;

import io.pratique.model.inventory.ScanResult;
import io.pratique.sbom.format.SbomFormat;
import io.pratique.sbom.format.SbomOptions;
import io.pratique.sbom.format.document.ContentId;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/// SPDX as JSON, which from version 3 on is JSON-LD.
public final class SpdxJson implements SbomFormat {
    @Override
    public String id() {
        return "spdx";
    }

    @Override
    public String description() {
        return "SPDX JSON, in version 3 JSON-LD";
    }

    @Override
    public List<String> versions() {
        return List.of(SpdxGraphWriter.VERSION, SpdxJsonWriter.VERSION);
    }

    @Override
    public String mediaType() {
        return "application/spdx+json";
    }

    @Override
    public void write(ScanResult result, SbomOptions options, OutputStream out) throws IOException {
        var document = new SpdxDocument(result, options, text -> text);
        if (options.version().equals(SpdxGraphWriter.VERSION)) {
            var id = ContentId.of(nowhere -> new SpdxGraphWriter(document, "urn:uuid").write(nowhere));
            new SpdxGraphWriter(document, "urn:uuid:" + id).write(out);
        } else {
            var writer = new SpdxJsonWriter(document);
            var id = ContentId.of(nowhere -> writer.write("urn:uuid", nowhere));
            writer.write("urn:uuid:" + id, out);
        }
    }
}
