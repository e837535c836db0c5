package io.pratique.sbom.language.javascript;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads the blocks of a yarn.lock, of yarn 1 (`key "value"`) and of its successors (`key: value`), which write so
/// little of YAML that both are read alike.
final class YarnLines {
    private final BufferedReader lines;
    private final List<YarnEntry> entries = new ArrayList<>();
    private @Nullable YarnEntry entry;

    /// The heading inside the block; empty for its own members.
    private String section = "";

    /// The package that the lines under a heading of `dependenciesMeta` are about.
    private String about = "";

    YarnLines(BufferedReader lines) {
        this.lines = lines;
    }

    /// The blocks so far, all of them after [#read].
    List<YarnEntry> entries() {
        return entries;
    }

    /// @throws IOException when there is text that is no block
    void read() throws IOException {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            int indent = indent(line);
            if (indent == line.length() || line.charAt(indent) == '#') {
                continue;
            }
            if (indent == 0) {
                begin(line.stripTrailing());
            } else if (entry != null) {
                member(entry, indent, line);
            }
        }
    }

    private static int indent(String line) {
        int indent = 0;
        while (indent < line.length() && line.charAt(indent) <= ' ') {
            indent++;
        }
        return indent;
    }

    /// `a@^1, "b@^1":`, and what YAML makes of long keys: `? "a@^1, …"` with `:` on the next line.
    private void begin(String line) throws IOException {
        if (line.equals(":")) {
            return;
        }
        boolean mapping = line.startsWith("? ");
        if (!mapping && !line.endsWith(":")) {
            throw new IOException("a line that begins no package of a yarn.lock");
        }
        String key = mapping ? line.substring(2) : line.substring(0, line.length() - 1);
        section = "";
        List<String> descriptors = descriptors(key);
        entry = descriptors.isEmpty() || key.equals("__metadata") ? null : new YarnEntry(descriptors);
        if (entry != null) {
            entries.add(entry);
        }
    }

    private static List<String> descriptors(String key) {
        List<String> found = new ArrayList<>(2);
        int start = 0;
        while (start < key.length()) {
            int end = key.indexOf(", ", start);
            end = end < 0 ? key.length() : end;
            String one = key.substring(start, end).replace("\"", "").strip();
            if (!one.isEmpty()) {
                found.add(one);
            }
            start = end + 2;
        }
        return found;
    }

    private void member(YarnEntry into, int indent, String line) {
        int end = keyEnd(line, indent);
        String key = unquoted(line.substring(indent, end));
        String value = value(line, end);
        if (indent <= 2) {
            section = value.isEmpty() ? key : "";
            own(into, key, value);
        } else if (indent <= 4) {
            about = key;
            if (section.equals("dependencies") || section.equals("optionalDependencies")) {
                into.wishes.add(new YarnEntry.Wish(key, value, section.startsWith("optional")));
            }
        } else if (section.equals("dependenciesMeta") && key.equals("optional") && value.equals("true")) {
            into.optional.add(about);
        }
    }

    private static void own(YarnEntry into, String key, String value) {
        switch (key) {
            case "version" -> into.version = value;
            case "resolution" -> into.resolution = value;
            default -> {}
        }
    }

    /// Where a key ends: at the closing quote, or before the space or the colon that follows.
    private static int keyEnd(String line, int start) {
        if (line.charAt(start) == '"') {
            int quote = line.indexOf('"', start + 1);
            return quote < 0 ? line.length() : quote + 1;
        }
        int end = start;
        while (end < line.length() && line.charAt(end) != ' ' && !isColon(line, end)) {
            end++;
        }
        return end;
    }

    private static boolean isColon(String line, int at) {
        return line.charAt(at) == ':' && (at + 1 == line.length() || line.charAt(at + 1) == ' ');
    }

    private static String value(String line, int from) {
        int start = from < line.length() && line.charAt(from) == ':' ? from + 1 : from;
        return unquoted(line.substring(start).strip());
    }

    private static String unquoted(String text) {
        boolean quoted = text.length() >= 2 && text.charAt(0) == '"' && text.charAt(text.length() - 1) == '"';
        return quoted ? text.substring(1, text.length() - 1) : text;
    }
}
