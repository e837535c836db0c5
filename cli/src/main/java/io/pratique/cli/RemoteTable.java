package io.pratique.cli;

import io.pratique.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// Answers of a server as text for people.
final class RemoteTable {
    private RemoteTable() {}

    /// A page of a list.
    ///
    /// @param columns members to show
    static String page(JsonValue page, List<String> columns) {
        String rows = rows(page.get("items").items(), columns);
        String next = page.text("next");
        return rows.isEmpty()
                ? "none\n"
                : next == null ? rows : rows + "there are more: --cursor " + Lines.single(next) + "\n";
    }

    /// Some things, a line each.
    static String rows(List<JsonValue> items, List<String> columns) {
        if (items.isEmpty()) {
            return "";
        }
        List<List<String>> rows = new ArrayList<>();
        rows.add(columns.stream().map(column -> column.toUpperCase(Locale.ROOT)).toList());
        for (JsonValue item : items) {
            rows.add(columns.stream().map(column -> cell(item, column)).toList());
        }
        return aligned(rows);
    }

    private static String aligned(List<List<String>> rows) {
        int[] widths = new int[rows.getFirst().size()];
        for (List<String> row : rows) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        var out = new StringBuilder();
        for (List<String> row : rows) {
            var line = new StringBuilder();
            for (int i = 0; i < widths.length; i++) {
                line.append(row.get(i)).repeat(" ", widths[i] - row.get(i).length() + 2);
            }
            out.append(line.toString().stripTrailing()).append('\n');
        }
        return out.toString();
    }

    /// One thing, a line for each member; lists of things follow as tables.
    static String thing(JsonValue thing) {
        var out = new StringBuilder();
        var after = new StringBuilder();
        int width =
                thing.fields().keySet().stream().mapToInt(String::length).max().orElse(0);
        for (Map.Entry<String, JsonValue> member : thing.fields().entrySet()) {
            List<JsonValue> items = member.getValue().items();
            if (!items.isEmpty() && items.getFirst() instanceof JsonValue.Obj first) {
                after.append('\n').append(Lines.single(member.getKey())).append(":\n");
                after.append(rows(items, List.copyOf(first.fields().keySet())));
            } else {
                out.append(Lines.single(member.getKey()))
                        .repeat(" ", width - member.getKey().length() + 2);
                out.append(shown(member.getValue())).append('\n');
            }
        }
        return out.append(after).toString();
    }

    /// @param column a member, or `findings.critical` for a member of a member
    private static String cell(JsonValue item, String column) {
        JsonValue value = item;
        for (int from = 0, dot; from <= column.length(); from = dot + 1) {
            dot = column.indexOf('.', from);
            dot = dot < 0 ? column.length() : dot;
            value = value.get(column.substring(from, dot));
        }
        return shown(value);
    }

    private static String shown(JsonValue value) {
        return switch (value) {
            case JsonValue.Str(var text) -> Lines.single(text);
            case JsonValue.Num(var digits) -> digits.endsWith(".0") ? digits.substring(0, digits.length() - 2) : digits;
            case JsonValue.Bool(var bool) -> bool ? "yes" : "no";
            case JsonValue.Null _ -> "-";
            case JsonValue.Arr(var items) ->
                items.isEmpty() ? "-" : items.stream().map(RemoteTable::shown).collect(Collectors.joining(", "));
            case JsonValue.Obj(var members) ->
                members.entrySet().stream()
                        .map(one -> Lines.single(one.getKey()) + " " + shown(one.getValue()))
                        .collect(Collectors.joining(", "));
        };
    }
}
