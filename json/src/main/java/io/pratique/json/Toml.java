package io.pratique.json;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Reads TOML 1.0 (toml.io/en/v1.0.0) as the JSON it amounts to; dates and times become strings. Of 1.1 it takes
/// line ends and a last comma in inline tables.
///
/// Limits: 64 MB, nesting at most 100.
public final class Toml {
    private static final int LENGTH_LIMIT = 64 << 20;

    private final TomlText text;
    private final Map<String, JsonValue> root = new LinkedHashMap<>();

    /// Tables with a header of their own, tables made by dotted keys, and everything written in one piece: none of
    /// these may be given again. By identity, since equal tables are not the same table.
    private final Set<Object> headed = identities();

    private final Set<Object> dotted = identities();
    private final Set<Object> closed = identities();

    private Toml(String document) {
        text = new TomlText(document, this);
    }

    /// Parses a whole document.
    ///
    /// @throws IOException when it is not TOML or goes beyond a limit
    public static JsonValue parse(byte[] document) throws IOException {
        return parse(ByteBuffer.wrap(document));
    }

    /// Parses a whole document.
    ///
    /// @throws IOException when it is not TOML or goes beyond a limit
    public static JsonValue parse(ByteBuffer document) throws IOException {
        if (document.remaining() > LENGTH_LIMIT) {
            throw new IOException("TOML of more than " + LENGTH_LIMIT + " bytes");
        }
        String decoded;
        try {
            decoded = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(document.duplicate())
                    .toString();
        } catch (CharacterCodingException notText) {
            throw new IOException("invalid TOML: not UTF-8", notText);
        }
        return new Toml(decoded.startsWith("\uFEFF") ? decoded.substring(1) : decoded).document();
    }

    private JsonValue document() throws IOException {
        Map<String, JsonValue> table = root;
        while (text.skipToExpression()) {
            if (text.take('[')) {
                table = text.take('[') ? arrayHeader() : tableHeader();
            } else {
                assign(table, 0);
            }
            text.endLine();
        }
        return new JsonValue.Obj(root);
    }

    private Map<String, JsonValue> tableHeader() throws IOException {
        List<String> path = text.key();
        text.expect(']');
        Map<String, JsonValue> parent = open(path);
        JsonValue there = parent.computeIfAbsent(path.getLast(), any -> newTable());
        if (!(there instanceof JsonValue.Obj(var table)) || !mayHead(table)) {
            throw text.invalid("table " + path.getLast() + " is given twice");
        }
        return table;
    }

    private boolean mayHead(Map<String, JsonValue> table) {
        return !closed.contains(table) && !dotted.contains(table) && headed.add(table);
    }

    private Map<String, JsonValue> arrayHeader() throws IOException {
        List<String> path = text.key();
        text.expect(']');
        text.expect(']');
        Map<String, JsonValue> parent = open(path);
        JsonValue there = parent.computeIfAbsent(path.getLast(), any -> new JsonValue.Arr(new ArrayList<>()));
        if (!(there instanceof JsonValue.Arr(var tables)) || closed.contains(tables)) {
            throw text.invalid(path.getLast() + " is no array of tables");
        }
        JsonValue.Obj table = newTable();
        headed.add(table.members());
        tables.add(table);
        return table.members();
    }

    /// The table that holds the last part of a header's path; of arrays of tables the last table.
    private Map<String, JsonValue> open(List<String> path) throws IOException {
        Map<String, JsonValue> table = root;
        for (String name : path.subList(0, path.size() - 1)) {
            JsonValue next = table.computeIfAbsent(name, any -> newTable());
            if (next instanceof JsonValue.Arr(var tables) && !tables.isEmpty() && !closed.contains(tables)) {
                next = tables.getLast();
            }
            if (!(next instanceof JsonValue.Obj(var members)) || closed.contains(members)) {
                throw text.invalid(name + " is no table");
            }
            table = members;
        }
        return table;
    }

    /// Reads `key = value` into a table.
    void assign(Map<String, JsonValue> into, int depth) throws IOException {
        List<String> path = text.key();
        Map<String, JsonValue> table = into;
        for (String name : path.subList(0, path.size() - 1)) {
            JsonValue next = table.get(name);
            if (next == null) {
                JsonValue.Obj made = newTable();
                dotted.add(made.members());
                table.put(name, made);
                next = made;
            }
            if (!(next instanceof JsonValue.Obj(var members)) || closed.contains(members) || headed.contains(members)) {
                throw text.invalid(name + " is no table that can be added to");
            }
            table = members;
        }
        text.expect('=');
        JsonValue value = text.value(depth);
        close(value);
        if (table.putIfAbsent(path.getLast(), value) != null) {
            throw text.invalid(path.getLast() + " is given twice");
        }
    }

    private void close(JsonValue value) {
        if (value instanceof JsonValue.Obj(var members)) {
            closed.add(members);
        } else if (value instanceof JsonValue.Arr(var values)) {
            closed.add(values);
        }
    }

    private static JsonValue.Obj newTable() {
        return new JsonValue.Obj(new LinkedHashMap<>());
    }

    private static Set<Object> identities() {
        return Collections.newSetFromMap(new IdentityHashMap<>());
    }
}
