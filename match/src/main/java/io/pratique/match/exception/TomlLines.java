package io.pratique.match.exception;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// In which lines the tables of a TOML file begin that are items of a list: `[[IgnoredVulns]]`.
final class TomlLines {
    private final Map<String, List<Integer>> headers = new HashMap<>();

    TomlLines(byte[] contents) {
        int number = 0;
        int from = 0;
        String text = new String(contents, StandardCharsets.UTF_8);
        while (from < text.length()) {
            int end = text.indexOf('\n', from);
            end = end < 0 ? text.length() : end;
            number++;
            String line = text.substring(from, end).strip();
            int close = line.indexOf("]]");
            if (line.startsWith("[[") && close > 0) {
                headers.computeIfAbsent(line.substring(2, close).strip(), any -> new ArrayList<>())
                        .add(number);
            }
            from = end + 1;
        }
    }

    /// The line of an item, from 1; 0 where it has no such header.
    int of(String list, int index) {
        List<Integer> lines = headers.getOrDefault(list, List.of());
        return index < lines.size() ? lines.get(index) : 0;
    }
}
