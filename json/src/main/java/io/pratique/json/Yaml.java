package io.pratique.json;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/// Reads YAML 1.2 (yaml.org/spec/1.2.2) as the JSON it amounts to, every scalar as the text that stands there:
/// `1.10` stays `1.10`.
///
/// Limits: 64 MB, lines of 1 MiB, nesting at most 50, and 2 million values when every alias is written out.
public final class Yaml {
    private static final int DEPTH_LIMIT = 50;
    private static final int LENGTH_LIMIT = 64 << 20;
    private static final int VALUE_LIMIT = 2_000_000;
    /// The scanner moves what it holds of a scalar each time that it reads on.
    private static final int BUFFER_SIZE = 128 << 10;

    private static final String MERGE = "<<";

    private static final LoadSettings SETTINGS = LoadSettings.builder()
            .setCodePointLimit(LENGTH_LIMIT)
            .setBufferSize(BUFFER_SIZE)
            .setUseMarks(false)
            .build();

    private static final LoadSettings MARKED = LoadSettings.builder()
            .setCodePointLimit(LENGTH_LIMIT)
            .setBufferSize(BUFFER_SIZE)
            .setUseMarks(true)
            .build();

    private final Iterator<Event> events;
    private final Map<JsonValue, Integer> lines = new IdentityHashMap<>();
    private final Map<Anchor, Anchored> anchors = new HashMap<>();

    /// Values so far, those behind an alias counted each time: a reader that walks over the document meets so many.
    private long count;

    private record Anchored(JsonValue value, long count) {}

    private Yaml(Iterator<Event> events) {
        this.events = events;
    }

    /// Parses the first document of a text.
    ///
    /// @throws IOException when it is not YAML or goes beyond a limit
    public static JsonValue parse(byte[] text) throws IOException {
        return parse(new ByteArrayInputStream(text));
    }

    /// Parses the first document of a text; the caller closes the stream.
    ///
    /// @throws IOException when it is not YAML or goes beyond a limit
    public static JsonValue parse(InputStream text) throws IOException {
        List<JsonValue> documents = parse(text, 1);
        if (documents.isEmpty()) {
            throw new IOException("empty YAML document");
        }
        return documents.getFirst();
    }

    /// Parses the documents of a text, not more than a number of them; the caller closes the stream.
    ///
    /// @throws IOException when it is not YAML or goes beyond a limit
    public static List<JsonValue> parse(InputStream text, int most) throws IOException {
        List<JsonValue> documents = new ArrayList<>();
        try {
            Iterator<Event> events =
                    new Parse(SETTINGS).parseInputStream(new ShortLines(text)).iterator();
            while (documents.size() < most && events.hasNext()) {
                if (events.next().getEventId() == Event.ID.DocumentStart) {
                    documents.add(new Yaml(events).value(events.next(), 0));
                }
            }
            return documents;
        } catch (YamlEngineException | NoSuchElementException malformed) {
            throw new IOException("invalid YAML", malformed);
        }
    }

    /// Parses the first document of a text and tells where its values stand.
    ///
    /// @throws IOException when it is not YAML or goes beyond a limit; it names the line
    public static LinedYaml parseLined(byte[] text) throws IOException {
        try {
            Iterator<Event> events = new Parse(MARKED)
                    .parseInputStream(new ShortLines(new ByteArrayInputStream(text)))
                    .iterator();
            while (events.hasNext()) {
                if (events.next().getEventId() == Event.ID.DocumentStart) {
                    var document = new Yaml(events);
                    JsonValue value = document.value(events.next(), 0);
                    return new LinedYaml(value, document.lines);
                }
            }
            return new LinedYaml(JsonValue.NULL, Map.of());
        } catch (MarkedYamlEngineException malformed) {
            String line = malformed
                    .getProblemMark()
                    .map(mark -> " at line " + (mark.getLine() + 1))
                    .orElse("");
            throw new IOException("invalid YAML" + line, malformed);
        } catch (YamlEngineException | NoSuchElementException malformed) {
            throw new IOException("invalid YAML", malformed);
        }
    }

    private JsonValue value(Event event, int depth) throws IOException {
        if (depth > DEPTH_LIMIT) {
            throw new IOException("YAML nested more than " + DEPTH_LIMIT + " deep");
        }
        count(1);
        long before = count;
        JsonValue value = switch (event) {
            case ScalarEvent scalar -> anchored(scalar.getAnchor().orElse(null), scalar(scalar), before);
            case SequenceStartEvent start -> anchored(start.getAnchor().orElse(null), sequence(depth), before);
            case MappingStartEvent start -> anchored(start.getAnchor().orElse(null), mapping(depth), before);
            case AliasEvent alias -> alias(alias.getAlias());
            default -> throw new IOException("invalid YAML");
        };
        event.getStartMark().ifPresent(mark -> lines.putIfAbsent(value, mark.getLine() + 1));
        return value;
    }

    private void count(long values) throws IOException {
        count += values;
        if (count > VALUE_LIMIT) {
            throw new IOException("YAML of more than " + VALUE_LIMIT + " values");
        }
    }

    private JsonValue anchored(@Nullable Anchor anchor, JsonValue value, long before) {
        if (anchor != null) {
            anchors.put(anchor, new Anchored(value, count - before + 1));
        }
        return value;
    }

    private JsonValue alias(Anchor anchor) throws IOException {
        Anchored there = anchors.get(anchor);
        if (there == null) {
            throw new IOException("invalid YAML: an alias of nothing");
        }
        count(there.count());
        return there.value();
    }

    private static JsonValue scalar(ScalarEvent scalar) {
        boolean absent = scalar.isPlain()
                && (scalar.getValue().isEmpty() || scalar.getValue().equals("null"));
        return absent ? JsonValue.NULL : new JsonValue.Str(scalar.getValue());
    }

    private JsonValue sequence(int depth) throws IOException {
        List<JsonValue> values = new ArrayList<>();
        for (Event next = events.next(); next.getEventId() != Event.ID.SequenceEnd; next = events.next()) {
            values.add(value(next, depth + 1));
        }
        return new JsonValue.Arr(values);
    }

    private JsonValue mapping(int depth) throws IOException {
        Map<String, JsonValue> members = new LinkedHashMap<>();
        Map<String, JsonValue> merged = Map.of();
        for (Event next = events.next(); next.getEventId() != Event.ID.MappingEnd; next = events.next()) {
            JsonValue key = value(next, depth + 1);
            JsonValue member = value(events.next(), depth + 1);
            if (key instanceof JsonValue.Str(String name)) {
                if (name.equals(MERGE) && member instanceof JsonValue.Obj(var others)) {
                    merged = others;
                } else {
                    members.put(name, member);
                }
            }
        }
        merged.forEach(members::putIfAbsent);
        return new JsonValue.Obj(members);
    }
}
