package io.pratique.testing.image;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Writes JSON.
final class JsonText {
    private JsonText() {}

    static String quote(String text) {
        var out = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ') {
                out.append(String.format(java.util.Locale.ROOT, "\\u%04x", (int) c));
            } else {
                out.append(c == '"' || c == '\\' ? "\\" : "").append(c);
            }
        }
        return out.append('"').toString();
    }

    static String strings(List<String> texts) {
        return texts.stream().map(JsonText::quote).collect(Collectors.joining(",", "[", "]"));
    }

    static String object(Map<String, String> members) {
        return members.entrySet().stream()
                .map(member -> quote(member.getKey()) + ":" + quote(member.getValue()))
                .collect(Collectors.joining(",", "{", "}"));
    }
}
