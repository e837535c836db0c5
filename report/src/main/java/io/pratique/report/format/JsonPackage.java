package io.pratique.report.format;

import io.pratique.json.JsonWriter;
import io.pratique.model.image.Layer;
import io.pratique.model.inventory.Component;
import io.pratique.model.inventory.Origin;
import io.pratique.model.inventory.SourcePackage;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// One member of `packages`.
final class JsonPackage {
    private JsonPackage() {}

    static void write(JsonWriter json, Component component, @Nullable Boolean inBase) throws IOException {
        json.string("purl", component.purl().toString());
        json.string("name", component.name());
        json.string("version", orNull(component.version()));
        json.string("type", component.type());
        origin(json, component.origins().isEmpty() ? null : component.origins().getFirst());
        json.string("createdBy", createdBy(component));
        source(json, component.source());
        json.string("owner", component.owner());
        json.strings("licenses", component.licenses());
        json.string("scope", component.scope().name().toLowerCase(Locale.ROOT));
        json.bool("versionAssumed", component.assumed());
        if (inBase == null) {
            json.nothing("inBase");
        } else {
            json.bool("inBase", inBase);
        }
        List<Origin> origins = component.origins();
        json.array("otherOrigins", () -> {
            for (int at = 1; at < origins.size(); at++) {
                Origin other = origins.get(at);
                json.object(() -> origin(json, other));
            }
        });
    }

    static void origin(JsonWriter json, @Nullable Origin origin) throws IOException {
        json.string("layer", origin == null ? null : digest(origin.layer()));
        json.string("path", origin == null ? null : orNull(origin.path()));
    }

    private static @Nullable String digest(@Nullable Layer layer) {
        return layer == null || layer.digest() == null ? null : layer.digest().toString();
    }

    private static @Nullable String createdBy(Component component) {
        Layer layer = component.origins().isEmpty()
                ? null
                : component.origins().getFirst().layer();
        return layer == null ? null : layer.createdBy();
    }

    private static void source(JsonWriter json, @Nullable SourcePackage source) throws IOException {
        if (source == null) {
            json.nothing("source");
        } else {
            json.object("source", () -> json.string("name", source.name()).string("version", orNull(source.version())));
        }
    }

    static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
