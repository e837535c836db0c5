package io.pratique.match.exception;

import io.pratique.model.ScanProblem;
import java.util.ArrayList;
import java.util.List;

/// What a reader gathers while it walks over a file.
///
/// Problems are bounded: after [#MOST] of them only their number is told.
public final class Notes {
    public static final int MOST = 100;
    private static final int LENGTH_LIMIT = 300;

    private final String file;
    private final List<Statement> statements = new ArrayList<>();
    private final List<ScanProblem> problems = new ArrayList<>();
    private int untold;

    public Notes(String file) {
        this.file = file;
    }

    public String file() {
        return file;
    }

    public void add(Statement statement) {
        statements.add(statement);
    }

    public void problem(int line, String message) {
        problem(Source.line(file, line), message);
    }

    public void problem(String place, String message) {
        problem(new Source(file, place), message);
    }

    private void problem(Source source, String message) {
        if (problems.size() < MOST) {
            problems.add(new ScanProblem(ScanProblem.Kind.MALFORMED, source.toString(), line(message)));
        } else {
            untold++;
        }
    }

    /// One line without control characters, since it may quote the file.
    static String line(String message) {
        var out = new StringBuilder();
        for (int i = 0; i < Math.min(message.length(), LENGTH_LIMIT); i++) {
            char c = message.charAt(i);
            out.append(Character.isISOControl(c) ? '?' : c);
        }
        return out.toString();
    }

    public Reading reading() {
        if (untold == 0) {
            return new Reading(statements, problems);
        }
        List<ScanProblem> all = new ArrayList<>(problems);
        all.add(new ScanProblem(ScanProblem.Kind.LIMIT, file, untold + " more problems"));
        return new Reading(statements, all);
    }
}
