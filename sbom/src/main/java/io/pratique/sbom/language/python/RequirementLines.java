package io.pratique.sbom.language.python;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.function.Consumer;

/// The lines of a requirements file, those that end in a backslash joined with the next (pip, requirements file
/// format).
final class RequirementLines {
    private RequirementLines() {}

    static void forEach(byte[] bytes, Consumer<String> lines) {
        var pending = new StringBuilder();
        for (String line : (Iterable<String>) text(bytes).lines()::iterator) {
            boolean comment = line.stripLeading().startsWith("#");
            boolean continues = !comment && line.endsWith("\\");
            if (!comment) {
                pending.append(line, 0, continues ? line.length() - 1 : line.length());
            }
            if (!continues) {
                take(pending, lines);
            }
        }
        take(pending, lines);
    }

    private static void take(StringBuilder pending, Consumer<String> lines) {
        if (!pending.isEmpty()) {
            lines.accept(pending.toString());
            pending.setLength(0);
        }
    }

    /// pip takes UTF-16 by its byte order mark, as editors on Windows write it.
    private static String text(byte[] bytes) {
        if (starts(bytes, 0xff, 0xfe)) {
            return new String(bytes, 2, bytes.length - 2, UTF_16LE);
        }
        if (starts(bytes, 0xfe, 0xff)) {
            return new String(bytes, 2, bytes.length - 2, UTF_16BE);
        }
        boolean marked = starts(bytes, 0xef, 0xbb) && bytes.length > 2 && bytes[2] == (byte) 0xbf;
        return new String(bytes, marked ? 3 : 0, bytes.length - (marked ? 3 : 0), UTF_8);
    }

    private static boolean starts(byte[] bytes, int first, int second) {
        return bytes.length >= 2 && bytes[0] == (byte) first && bytes[1] == (byte) second;
    }
}
