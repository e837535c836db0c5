package io.pratique.sbom.os;

import io.pratique.image.LimitException;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/// The labels that a Dockerfile gives its image: `LABEL name="value" other=value`, with a backslash where a line
/// goes
/// on (Docker, Dockerfile reference, "LABEL"). Values that hold variables are left out.
final class DockerfileLabels {
    private static final int LONGEST = 1 << 20;

    private final Map<String, String> labels = new HashMap<>();

    private DockerfileLabels() {}

    static Map<String, String> of(ByteLines lines) throws IOException {
        var labels = new DockerfileLabels();
        var instruction = new StringBuilder();
        while (lines.next()) {
            String line = lines.text(0);
            if (line.startsWith("#") || (line.isEmpty() && !instruction.isEmpty())) {
                continue;
            }
            boolean goesOn = line.endsWith("\\");
            instruction.append(line, 0, line.length() - (goesOn ? 1 : 0)).append(' ');
            if (instruction.length() > LONGEST) {
                throw new LimitException("an instruction of more than " + LONGEST + " characters");
            }
            if (!goesOn) {
                labels.read(instruction.toString());
                instruction.setLength(0);
            }
        }
        labels.read(instruction.toString());
        return labels.labels;
    }

    private void read(String instruction) {
        if (!instruction.regionMatches(true, 0, "LABEL ", 0, 6)) {
            return;
        }
        int at = 6;
        while (at < instruction.length()) {
            var word = new StringBuilder();
            at = word(instruction, at, word);
            int equals = word.indexOf("=");
            if (equals > 0 && word.indexOf("$", equals) < 0) {
                labels.put(word.substring(0, equals), word.substring(equals + 1));
            }
        }
    }

    /// Reads to a blank outside of quotes, which are taken away.
    private static int word(String text, int start, StringBuilder word) {
        char quote = 0;
        int at = start;
        while (at < text.length() && (quote != 0 || text.charAt(at) != ' ' && text.charAt(at) != '\t')) {
            char c = text.charAt(at);
            if (c == '\\' && quote != '\'' && at + 1 < text.length()) {
                at++;
                word.append(text.charAt(at));
            } else if (c == quote) {
                quote = 0;
            } else if (quote == 0 && (c == '"' || c == '\'')) {
                quote = c;
            } else {
                word.append(c);
            }
            at++;
        }
        return at + 1;
    }
}
