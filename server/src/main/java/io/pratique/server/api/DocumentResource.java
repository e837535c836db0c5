package io.pratique.server.api;

import io.pratique.json.Yaml;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;

/// The contract of this interface, for programs and for people.
public final class DocumentResource implements Resource {
    private final byte[] document;

    public DocumentResource() throws IOException {
        try (InputStream in = Objects.requireNonNull(DocumentResource.class.getResourceAsStream("openapi.yaml"))) {
            document = in.readAllBytes();
        }
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get(
                                "/api/v1/openapi.yaml",
                                call -> Reply.of(200, "application/yaml", document)
                                        .tagged())
                        .with(Route.Access.OPEN),
                Route.get("/api/v1/reference", call -> reference()).with(Route.Access.OPEN));
    }

    private Reply reference() throws IOException {
        return Reply.text("text/html; charset=utf-8", ReferencePage.of(Yaml.parse(document)))
                .with("Content-Security-Policy", ReferencePage.POLICY)
                .tagged();
    }
}
