package io.pratique.sbom.format.spdx;

import io.pratique.sbom.format.document.Property;
import java.util.ArrayList;
import java.util.List;

/// Properties as the comment of an annotation: a line `name=value` for each.
///
/// Whatever is not printable ASCII, and what means something to a reader of tags or to a terminal, is written as
/// `\` + `u` and four hexadecimal digits.
final class Annotations {
    private Annotations() {}

    static String text(List<Property> properties) {
        var out = new StringBuilder();
        for (Property property : properties) {
            if (!out.isEmpty()) {
                out.append('\n');
            }
            escape(property.name(), true, out);
            escape(property.value(), false, out.append('='));
        }
        return out.toString();
    }

    private static void escape(String text, boolean name, StringBuilder out) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c > '~' || c == '\\' || c == '<' || c == '#' || (name && c == '=')) {
                out.append("\\u").append(String.format("%04x", (int) c));
            } else {
                out.append(c);
            }
        }
    }

    /// The properties in a comment; none where it is not wholly made of ours.
    static List<Property> properties(String comment) {
        List<Property> out = new ArrayList<>();
        int from = 0;
        while (from < comment.length()) {
            int end = comment.indexOf('\n', from);
            String line = comment.substring(from, end < 0 ? comment.length() : end);
            int equals = line.indexOf('=');
            if (equals < 0 || !line.startsWith(Property.PREFIX)) {
                return List.of();
            }
            out.add(new Property(plain(line.substring(0, equals)), plain(line.substring(equals + 1))));
            from = end < 0 ? comment.length() : end + 1;
        }
        return out;
    }

    private static String plain(String text) {
        if (text.indexOf('\\') < 0) {
            return text;
        }
        var out = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            int code = text.startsWith("\\u", i) && i + 6 <= text.length() ? hex(text, i + 2) : -1;
            if (code < 0) {
                out.append(text.charAt(i));
            } else {
                out.append((char) code);
                i += 5;
            }
        }
        return out.toString();
    }

    private static int hex(String text, int from) {
        int code = 0;
        for (int i = from; i < from + 4; i++) {
            int digit = Character.digit(text.charAt(i), 16);
            if (digit < 0) {
                return -1;
            }
            code = code << 4 | digit;
        }
        return code;
    }
}
