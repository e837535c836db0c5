package io.pratique.server.harbor;

import io.pratique.model.inventory.ScanResult;
import io.pratique.sbom.format.SbomFormats;
import io.pratique.sbom.format.SbomOptions;
import io.pratique.server.api.Reply;
import io.pratique.server.harbor.MediaTypes.SbomType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/// An SBOM as Harbor takes it: schema `HarborSbomReport`, a document within a document.
final class SbomReport {
    private SbomReport() {}

    static byte[] write(ReportHead head, ScanResult inventory, SbomType type) throws IOException {
        String outer = new String(
                Reply.bytes(json -> {
                    head.write(json);
                    json.string("media_type", type.mediaType());
                }),
                StandardCharsets.UTF_8);
        var out = new ByteArrayOutputStream();
        out.write(outer.substring(0, outer.lastIndexOf('}')).getBytes(StandardCharsets.UTF_8));
        out.write(",\n  \"sbom\": ".getBytes(StandardCharsets.UTF_8));
        SbomFormats.Choice choice = SbomFormats.of(type.format()).orElseThrow();
        choice.format().write(inventory, new SbomOptions(choice.version(), head.version(), head.generated()), out);
        out.write('}');
        return out.toByteArray();
    }
}
