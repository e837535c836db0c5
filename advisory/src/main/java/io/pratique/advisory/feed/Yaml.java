package io.pratique.advisory.feed;

import io.pratique.json.JsonValue;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/// Reads the first document of a YAML text as the JSON it amounts to, every scalar as the text that stands there:
/// `1.10` stays `1.10`.
///
/// Aliases are refused, nesting is limited: neither occurs in feeds, both serve to blow a parser up.
final class Yaml {
    private static final int DEPTH_LIMIT = 50;
    private static final int LENGTH_LIMIT = 4 << 20;

    private static final LoadSettings SETTINGS = LoadSettings.builder()
            .setCodePointLimit(LENGTH_LIMIT)
            .setMaxAliasesForCollections(0)
            .setUseMarks(false)
            .build();

    private Yaml() {}

    static JsonValue parse(byte[] text) throws IOException {
        if (text.length > LENGTH_LIMIT) {
            throw new IOException("YAML of more than " + LENGTH_LIMIT + " bytes");
        }
        try {
            Iterator<Event> events = new Parse(SETTINGS)
                    .parseInputStream(new ByteArrayInputStream(text))
                    .iterator();
            while (events.hasNext()) {
                if (events.next().getEventId() == Event.ID.DocumentStart) {
                    return value(events, events.next(), 0);
                }
            }
            throw new IOException("empty YAML document");
        } catch (YamlEngineException malformed) {
            throw new IOException("invalid YAML", malformed);
        }
    }

    private static JsonValue value(Iterator<Event> events, Event event, int depth) throws IOException {
        if (depth > DEPTH_LIMIT) {
            throw new IOException("YAML nested more than " + DEPTH_LIMIT + " deep");
        }
        return switch (event.getEventId()) {
            case Scalar -> scalar((ScalarEvent) event);
            case SequenceStart -> sequence(events, depth);
            case MappingStart -> mapping(events, depth);
            case Alias -> throw new IOException("YAML aliases are refused");
            default -> throw new IOException("invalid YAML");
        };
    }

    private static JsonValue scalar(ScalarEvent scalar) {
        boolean absent = scalar.isPlain()
                && (scalar.getValue().isEmpty() || scalar.getValue().equals("null"));
        return absent ? JsonValue.NULL : new JsonValue.Str(scalar.getValue());
    }

    private static JsonValue sequence(Iterator<Event> events, int depth) throws IOException {
        List<JsonValue> values = new ArrayList<>();
        for (Event next = events.next(); next.getEventId() != Event.ID.SequenceEnd; next = events.next()) {
            values.add(value(events, next, depth + 1));
        }
        return new JsonValue.Arr(values);
    }

    private static JsonValue mapping(Iterator<Event> events, int depth) throws IOException {
        Map<String, JsonValue> members = new LinkedHashMap<>();
        for (Event next = events.next(); next.getEventId() != Event.ID.MappingEnd; next = events.next()) {
            JsonValue key = value(events, next, depth + 1);
            JsonValue member = value(events, events.next(), depth + 1);
            if (key instanceof JsonValue.Str(String name)) {
                members.put(name, member);
            }
        }
        return new JsonValue.Obj(members);
    }
}
