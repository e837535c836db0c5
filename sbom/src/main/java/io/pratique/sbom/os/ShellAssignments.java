package io.pratique.sbom.os;

import java.util.HashMap;
import java.util.Map;

/// Variable assignments in shell syntax as far as os-release(5) allows it: quotes and backslashes, but no variables
/// and no concatenation.
final class ShellAssignments {
    private ShellAssignments() {}

    /// The values by name; the last assignment of a name counts. Lines of another form are left out, as
    /// os-release(5) asks for unknown fields.
    static Map<String, String> parse(String text) {
        Map<String, String> values = new HashMap<>();
        text.lines().forEach(line -> {
            String assignment = line.strip();
            int equals = assignment.indexOf('=');
            if (equals > 0 && isName(assignment, equals)) {
                values.put(assignment.substring(0, equals), unquoted(assignment.substring(equals + 1)));
            }
        });
        return values;
    }

    private static boolean isName(String line, int end) {
        for (int i = 0; i < end; i++) {
            char c = line.charAt(i);
            boolean letter = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '_';
            if (!letter && !(i > 0 && c >= '0' && c <= '9')) {
                return false;
            }
        }
        return true;
    }

    /// What the shell would assign: a quote opens until its like, a backslash takes the next character as it is,
    /// but in single quotes it is itself, and in double quotes it counts before `$`, `"`, `\` and a backtick only;
    /// a space outside quotes ends the value.
    private static String unquoted(String value) {
        var out = new StringBuilder(value.length());
        char quote = 0;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '\\' && quote != '\'' && i + 1 < value.length()) {
                char escaped = value.charAt(++i);
                if (quote == '"' && "$\"\\`".indexOf(escaped) < 0) {
                    out.append(c);
                }
                out.append(escaped);
            } else if (c == quote) {
                quote = 0;
            } else if (quote == 0 && (c == '"' || c == '\'')) {
                quote = c;
            } else if (quote == 0 && (c == ' ' || c == '\t')) {
                return out.toString();
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }
}
