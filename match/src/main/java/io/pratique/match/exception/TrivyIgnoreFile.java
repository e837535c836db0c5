package io.pratique.match.exception;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.StringTokenizer;
import org.jspecify.annotations.Nullable;

/// Trivy's `.trivyignore`: an id in each line, `exp:` and a day behind it. Comment lines above an id are its
/// reason.
///
/// Trivy lets an entry expire at the first moment of its day. A line whose day cannot be read does not count, there
/// and here.
public final class TrivyIgnoreFile implements ExceptionFile {
    private static final String EXPIRES = "exp:";
    private static final int LONGEST_REASON = 2_000;

    @Override
    public String id() {
        return "trivyignore";
    }

    @Override
    public boolean isNamed(String fileName) {
        return fileName.equals(".trivyignore");
    }

    @Override
    public Reading read(String file, byte[] contents) throws IOException {
        var notes = new Notes(file);
        var comment = new StringBuilder();
        var lines = new BufferedReader(new InputStreamReader(
                new ByteArrayInputStream(ExceptionFiles.bounded(contents)), StandardCharsets.UTF_8));
        int number = 0;
        for (String read = lines.readLine(); read != null; read = lines.readLine()) {
            number++;
            String line = read.strip();
            if (line.startsWith("#")) {
                append(comment, line.substring(1).strip());
            } else if (line.isEmpty()) {
                comment.setLength(0);
            } else {
                entry(line, comment.toString(), number, notes);
                comment.setLength(0);
            }
        }
        return notes.reading();
    }

    private static void append(StringBuilder comment, String more) {
        if (comment.length() + more.length() < LONGEST_REASON) {
            comment.append(comment.isEmpty() ? "" : " ").append(more);
        }
    }

    private static void entry(String line, String reason, int number, Notes notes) {
        var fields = new StringTokenizer(line);
        String id = fields.nextToken();
        try {
            Claim claim = Claim.of(Status.ACCEPTED).withReason(reason).until(lastDay(fields));
            Source source = Source.line(notes.file(), number);
            notes.add(new Statement(List.of(id), List.of(Subject.EVERYTHING), claim, source));
        } catch (IllegalArgumentException bad) {
            notes.problem(number, String.valueOf(bad.getMessage()));
        }
    }

    /// The first day that is given counts.
    private static @Nullable LocalDate lastDay(StringTokenizer fields) {
        while (fields.hasMoreTokens()) {
            String field = fields.nextToken();
            if (field.startsWith(EXPIRES)) {
                return Expiry.before(field.substring(EXPIRES.length()));
            }
        }
        return null;
    }
}
