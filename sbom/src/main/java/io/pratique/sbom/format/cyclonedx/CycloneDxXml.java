package io.pratique.sbom.format.cyclonedx;

import io.pratique.model.inventory.ScanResult;
import io.pratique.sbom.format.SbomFormat;
import io.pratique.sbom.format.SbomOptions;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/// CycloneDX as XML.
public final class CycloneDxXml implements SbomFormat {
    @Override
    public String id() {
        return "cyclonedx-xml";
    }

    @Override
    public String description() {
        return "CycloneDX XML";
    }

    @Override
    public List<String> versions() {
        return CycloneDxDocument.VERSIONS;
    }

    @Override
    public String mediaType() {
        return "application/vnd.cyclonedx+xml";
    }

    @Override
    public void write(ScanResult result, SbomOptions options, OutputStream out) throws IOException {
        new CycloneDxDocument(result, options).writeXml(out);
    }
}
