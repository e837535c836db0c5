package io.pratique.server.imports;

import io.pratique.match.matcher.Trace;
import io.pratique.match.matcher.Verdict;
import io.pratique.model.finding.VersionRange;
import java.util.List;
import java.util.stream.Collectors;

/// How an advisory was evaluated, in words.
final class Evaluations {
    private static final int SHOWN = 3;

    private Evaluations() {}

    static String text(Trace trace) {
        String owner = trace.component().owner();
        if (owner != null) {
            return "the distribution's package " + owner + " brought it, and the distribution answers for it";
        }
        String installed = trace.coordinate().name() + " " + trace.coordinate().version();
        return switch (trace.verdict()) {
            case Verdict.Outside() -> installed + " lies outside of the affected range " + ranges(trace);
            case Verdict.NotAffected() -> "its maintainers say that it is not affected";
            case Verdict.Withdrawn() -> "the advisory was withdrawn";
            case Verdict.OtherPlatform() -> "the advisory is about programs on other platforms";
            case Verdict.OtherStream() -> "the advisory is about another module stream";
            case Verdict.Unreadable(String message) -> "it cannot be judged: " + message;
            case Verdict.Affected(String range) ->
                installed + " lies in the range " + range + ", but another statement overrules this";
        };
    }

    private static String ranges(Trace trace) {
        List<VersionRange> ranges = trace.candidate().ranges();
        return ranges.isEmpty()
                ? "of listed versions"
                : ranges.stream()
                        .limit(SHOWN)
                        .map(VersionRange::toString)
                        .collect(Collectors.joining(" or ", "", ranges.size() > SHOWN ? " or others" : ""));
    }
}
