package io.pratique.advisory.feed;

import io.pratique.model.ScanProblem;

/// How malformed records are told.
final class Problems {
    private static final int LENGTH_LIMIT = 300;

    private Problems() {}

    /// One line without control characters, for a record's name and what is wrong with it.
    static String line(String record, Exception problem) {
        return line(record, ScanProblem.describe(problem));
    }

    static String line(String record, String problem) {
        String text = record + ": " + problem;
        var out = new StringBuilder();
        for (int i = 0; i < Math.min(text.length(), LENGTH_LIMIT); i++) {
            char c = text.charAt(i);
            out.append(Character.isISOControl(c) ? '?' : c);
        }
        return out.toString();
    }
}
