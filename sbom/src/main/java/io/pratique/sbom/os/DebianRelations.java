package io.pratique.sbom.os;

import java.util.List;

/// Fields of Debian packages that name others, deb-control(5): `a (>= 1.2), b | c:any`.
final class DebianRelations {
    private static final int COUNT_LIMIT = 2_000;

    private DebianRelations() {}

    /// Adds the names, versions left out, alternatives joined by `|`.
    static void read(String field, List<String> names) {
        int start = 0;
        while (start < field.length() && names.size() < COUNT_LIMIT) {
            int comma = field.indexOf(',', start);
            int end = comma < 0 ? field.length() : comma;
            String alternatives = alternatives(field.substring(start, end));
            if (!alternatives.isEmpty()) {
                names.add(alternatives);
            }
            start = end + 1;
        }
    }

    private static String alternatives(String group) {
        var out = new StringBuilder();
        int start = 0;
        while (start < group.length()) {
            int bar = group.indexOf('|', start);
            int end = bar < 0 ? group.length() : bar;
            String name = name(group, start, end);
            if (!name.isEmpty()) {
                out.append(out.isEmpty() ? "" : "|").append(name);
            }
            start = end + 1;
        }
        return out.toString();
    }

    /// The name ends at a blank, at the version in parentheses or at the architecture after a colon.
    private static String name(String text, int from, int to) {
        int start = from;
        while (start < to && text.charAt(start) == ' ') {
            start++;
        }
        int end = start;
        while (end < to && " (:[<".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        return text.substring(start, end);
    }
}
