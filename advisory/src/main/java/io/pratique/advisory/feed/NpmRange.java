package io.pratique.advisory.feed;

import io.pratique.model.finding.VersionRange;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.StringTokenizer;
import org.jspecify.annotations.Nullable;

/// Ranges of npm versions made of comparators: `<1.2.3 || >=2.0.0 <=2.4.0`, `*`, `=1.0.0`.
///
/// An exclusive lower bound is read as an inclusive one, since a stretch of versions cannot say it.
record NpmRange(List<VersionRange> ranges, List<String> versions) {

    static NpmRange parse(String text) throws IOException {
        List<VersionRange> ranges = new ArrayList<>();
        List<String> versions = new ArrayList<>();
        for (var clauses = new StringTokenizer(text, "|"); clauses.hasMoreTokens(); ) {
            clause(clauses.nextToken(), ranges, versions);
        }
        if (ranges.isEmpty() && versions.isEmpty()) {
            throw new IOException("no versions");
        }
        return new NpmRange(ranges, versions);
    }

    /// Ranges whose comparators are joined by commas, of which one must hold: `>= 1.0, < 1.2`.
    static NpmRange any(List<String> ranges) throws IOException {
        return parse(String.join("||", ranges).replace(',', ' '));
    }

    private static void clause(String clause, List<VersionRange> ranges, List<String> versions) throws IOException {
        String from = null;
        String fixed = null;
        String last = null;
        String operator = "";
        boolean stretch = false;
        for (var tokens = new StringTokenizer(
                        clause.replace("<", " <").replace(">", " >").replace("=", "= "), " \t");
                tokens.hasMoreTokens(); ) {
            String token = tokens.nextToken();
            if (token.equals("*")) {
                stretch = true;
            } else if (isOperator(token)) {
                operator = token;
            } else {
                String version = version(token, operator);
                switch (operation(token, operator)) {
                    case ">", ">=" -> from = version;
                    case "<" -> fixed = version;
                    case "<=" -> last = version;
                    case "", "=" -> versions.add(version);
                    default -> throw new IOException("an unknown comparator");
                }
                stretch |= !operation(token, operator).isEmpty()
                        && !operation(token, operator).equals("=");
                operator = "";
            }
        }
        if (stretch) {
            ranges.add(new VersionRange(from, fixed, fixed == null ? last : null));
        }
    }

    private static boolean isOperator(String token) {
        return token.equals("<") || token.equals(">") || token.equals("<=") || token.equals(">=") || token.equals("=");
    }

    private static String operation(String token, String operator) {
        return token.startsWith("<") || token.startsWith(">") ? token.substring(0, 1) : operator;
    }

    private static String version(String token, String operator) throws IOException {
        String version = operation(token, operator).equals(operator) ? token : token.substring(1);
        version = version.startsWith("v") ? version.substring(1) : version;
        if (version.isEmpty() || !Character.isDigit(version.charAt(0)) || version.indexOf('x') >= 0) {
            throw new IOException("a range that is not made of comparators");
        }
        return version;
    }

    /// The ranges, ending at the patched version where one range and one patched version `>=X` belong together.
    List<VersionRange> fixedBy(String patched) {
        @Nullable String from = patched.startsWith(">=") ? patched.substring(2).strip() : null;
        boolean simple =
                from != null && from.chars().allMatch(c -> Character.isLetterOrDigit(c) || c == '.' || c == '-');
        if (simple
                && ranges.size() == 1
                && versions.isEmpty()
                && ranges.getFirst().fixed() == null) {
            return List.of(new VersionRange(ranges.getFirst().introduced(), from, null));
        }
        return ranges;
    }
}
