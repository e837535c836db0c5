package io.pratique.advisory.feed;

import io.pratique.model.finding.VersionRange;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Versions as mathematicians write intervals: `(,1.2.3),[2.0,2.4]`, `[1.0]` (Maven, "Version Requirement
/// Specification"; NuGet, "Package versioning").
///
/// An exclusive lower bound is read as an inclusive one, since a stretch of versions cannot say it.
final class Intervals {
    private Intervals() {}

    static NpmRange parse(String text) throws IOException {
        List<VersionRange> ranges = new ArrayList<>();
        List<String> versions = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            char open = text.charAt(at);
            if (open == ',' || open == '|' || Character.isWhitespace(open)) {
                at++;
                continue;
            }
            int end = at + 1;
            while (end < text.length() && text.charAt(end) != ')' && text.charAt(end) != ']') {
                end++;
            }
            if (open != '(' && open != '[' || end == text.length()) {
                throw new IOException("a range that is no interval");
            }
            interval(text.substring(at + 1, end), text.charAt(end) == ']', ranges, versions);
            at = end + 1;
        }
        if (ranges.isEmpty() && versions.isEmpty()) {
            throw new IOException("no versions");
        }
        return new NpmRange(ranges, versions);
    }

    private static void interval(String bounds, boolean closed, List<VersionRange> ranges, List<String> versions)
            throws IOException {
        int comma = bounds.indexOf(',');
        if (comma < 0) {
            versions.add(version(bounds));
            return;
        }
        String from = bounds.substring(0, comma).strip();
        String until = bounds.substring(comma + 1).strip();
        String last = until.isEmpty() ? null : version(until);
        ranges.add(new VersionRange(from.isEmpty() ? null : version(from), closed ? null : last, closed ? last : null));
    }

    private static String version(String text) throws IOException {
        String version = text.strip();
        if (version.isEmpty() || version.chars().anyMatch(c -> c == ',' || c == '(' || c == '[' || c == ' ')) {
            throw new IOException("an interval without a version");
        }
        return version;
    }
}
