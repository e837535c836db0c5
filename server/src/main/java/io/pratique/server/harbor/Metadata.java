package io.pratique.server.harbor;

import io.pratique.json.JsonWriter;
import io.pratique.server.api.Call;
import io.pratique.server.api.Reply;
import io.pratique.server.harbor.MediaTypes.SbomType;
import io.pratique.server.storage.Database;
import java.io.IOException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/// What this scanner can do: schema `ScannerAdapterMetadata`.
final class Metadata {
    private final Database database;
    private final String version;

    Metadata(Database database, String version) {
        this.database = database;
        this.version = version;
    }

    Reply answer(Call call) throws IOException {
        Optional<OffsetDateTime> built = database.everyone(transaction -> transaction
                .createQuery("select built from generation order by id desc limit 1")
                .mapTo(OffsetDateTime.class)
                .findOne());
        byte[] body = Reply.bytes(json -> {
            ReportHead.scanner(json, version);
            json.array("capabilities", () -> {
                json.object(() -> capability(json, "vulnerability", MediaTypes.REPORTS));
                json.object(() -> {
                    capability(json, "sbom", List.of(MediaTypes.SBOM));
                    json.object(
                            "additional_attributes",
                            () -> json.strings(
                                    "sbom_media_types",
                                    MediaTypes.SBOMS.stream()
                                            .map(SbomType::mediaType)
                                            .toList()));
                });
            });
            json.object("properties", () -> {
                json.string("harbor.scanner-adapter/scanner-type", "os-package-vulnerability");
                json.optional(
                        "harbor.scanner-adapter/vulnerability-database-updated-at",
                        built.map(time -> time.toInstant().toString()).orElse(null));
            });
        });
        return Reply.of(200, MediaTypes.metadata(call.header("Accept")), body);
    }

    private static void capability(JsonWriter json, String type, List<String> produced) throws IOException {
        json.string("type", type);
        json.strings("consumes_mime_types", MediaTypes.IMAGES);
        json.strings("produces_mime_types", produced);
    }
}
