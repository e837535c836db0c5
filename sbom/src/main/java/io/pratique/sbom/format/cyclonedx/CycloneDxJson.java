package io.pratique.sbom.format.cyclonedx;

import io.pratique.model.inventory.ScanResult;
import io.pratique.sbom.format.SbomFormat;
import io.pratique.sbom.format.SbomOptions;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/// CycloneDX as JSON.
public final class CycloneDxJson implements SbomFormat {
    @Override
    public String id() {
        return "cyclonedx";
    }

    @Override
    public String description() {
        return "CycloneDX JSON";
    }

    @Override
    public List<String> versions() {
        return CycloneDxDocument.VERSIONS;
    }

    @Override
    public String mediaType() {
        return "application/vnd.cyclonedx+json";
    }

    @Override
    public void write(ScanResult result, SbomOptions options, OutputStream out) throws IOException {
        new CycloneDxDocument(result, options).writeJson(out);
    }
}
