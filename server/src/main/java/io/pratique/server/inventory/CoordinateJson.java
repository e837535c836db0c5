package io.pratique.server.inventory;

import io.pratique.json.Json;
import io.pratique.json.JsonValue;
import io.pratique.json.JsonWriter;
import io.pratique.match.matcher.Coordinate;
import io.pratique.match.matcher.PackageJudge.Named;
import io.pratique.model.finding.Ecosystem;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How coordinates are written in the columns `coordinate` and `lookups`.
public final class CoordinateJson {
    private CoordinateJson() {}

    static String write(Coordinate at) {
        return text(json -> json.object(() -> members(json, at)));
    }

    private static void members(JsonWriter json, Coordinate at) throws IOException {
        json.string("ecosystem", at.ecosystem().toString());
        json.string("name", at.name());
        json.string("version", at.version());
        json.string("type", at.type());
        json.optional("stream", at.stream());
        Coordinate source = at.source();
        if (source != null) {
            json.object("source", () -> members(json, source));
        }
    }

    static String write(Iterable<Named> lookups) {
        List<String> words = new ArrayList<>();
        for (Named named : lookups) {
            words.add(named.ecosystem().toString());
            words.add(named.name());
        }
        return text(json -> json.object(() -> json.strings("names", words)));
    }

    /// @throws IllegalStateException when the column holds something else, which only this class writes
    public static Coordinate read(String column) {
        return coordinate(parse(column));
    }

    private static Coordinate coordinate(JsonValue value) {
        JsonValue source = value.get("source");
        return new Coordinate(
                Ecosystem.parse(value.text("ecosystem", "")),
                value.text("name", ""),
                value.text("version", ""),
                value.text("type", ""),
                value.text("stream"),
                source.isNull() ? null : coordinate(source));
    }

    /// The names of the column `lookups`.
    public static List<Named> lookups(String column) {
        List<String> words = parse(column).get("names").strings();
        List<Named> out = new ArrayList<>();
        for (int i = 0; i + 1 < words.size(); i += 2) {
            out.add(new Named(Ecosystem.parse(words.get(i)), words.get(i + 1)));
        }
        return out;
    }

    private static JsonValue parse(String column) {
        try {
            return Json.parse(column.getBytes(StandardCharsets.UTF_8));
        } catch (IOException damaged) {
            throw new IllegalStateException("a column does not hold what was written", damaged);
        }
    }

    @FunctionalInterface
    private interface Content {
        @Nullable
        Object to(JsonWriter json) throws IOException;
    }

    private static String text(Content content) {
        var out = new ByteArrayOutputStream();
        try (var json = new JsonWriter(out)) {
            content.to(json);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        // PostgreSQL's jsonb holds no NUL.
        return out.toString(StandardCharsets.UTF_8).strip().replace("\\u0000", "\\uFFFD");
    }
}
