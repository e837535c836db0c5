package io.pratique.e2e;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Wraps lines of `///` comments that are too long. The formatter would break them without a mark on what follows,
/// which is no comment any more.
final class CommentLines {
    private static final int WIDTH = 116;
    private static final Pattern LINE = Pattern.compile("(\\s*/// ?)(\\s*(?:[-*] |@\\w+ )?)(.*)");

    private CommentLines() {}

    static String wrap(String source) {
        List<String> lines = new ArrayList<>();
        for (String line : source.split("\n", -1)) {
            Matcher comment = LINE.matcher(line);
            if (line.length() > WIDTH && comment.matches()) {
                wrap(comment.group(1), comment.group(2), comment.group(3), lines);
            } else {
                lines.add(line);
            }
        }
        return String.join("\n", lines);
    }

    /// What continues an item of a list or a tag is indented.
    private static void wrap(String mark, String lead, String text, List<String> lines) {
        String further = mark + (lead.strip().startsWith("@") ? "    " : " ".repeat(lead.length()));
        var line = new StringBuilder(mark).append(lead);
        boolean empty = true;
        for (String word : text.split(" ")) {
            if (!empty && line.length() + 1 + word.length() > WIDTH) {
                lines.add(line.toString());
                line = new StringBuilder(further);
                empty = true;
            }
            line.append(empty ? "" : " ").append(word);
            empty = false;
        }
        lines.add(line.toString());
    }
}
