package io.pratique.sbom.format.spdx;

import io.pratique.model.inventory.ScanResult;
import io.pratique.sbom.format.SbomFormat;
import io.pratique.sbom.format.SbomOptions;
import io.pratique.sbom.format.document.ContentId;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/// SPDX 2.3 as tags with values.
public final class SpdxTagValue implements SbomFormat {
    @Override
    public String id() {
        return "spdx-tag-value";
    }

    @Override
    public String description() {
        return "SPDX tags with values";
    }

    @Override
    public List<String> versions() {
        return List.of(SpdxJsonWriter.VERSION);
    }

    @Override
    public String mediaType() {
        return "text/spdx";
    }

    @Override
    public void write(ScanResult result, SbomOptions options, OutputStream out) throws IOException {
        var writer = new TagWriter(new SpdxDocument(result, options, TagWriter::shown));
        var id = ContentId.of(nowhere -> writer.write("urn:uuid", nowhere));
        writer.write("urn:uuid:" + id, out);
    }
}
