package io.pratique.bench.labels;

import io.pratique.bench.labels.Outcome.Judged;
import io.pratique.match.matcher.Trace;
import io.pratique.match.matcher.Verdict;
import java.util.List;
import java.util.function.Predicate;

/// Words for an answer that differs from its label.
final class WrongAnswer {
    private WrongAnswer() {}

    /// What led to it, in general.
    static String reason(Judged judged) {
        if (judged.found()) {
            return "false positive: an advisory says that the version is affected";
        }
        if (judged.said().isEmpty()) {
            return "false negative: no advisory about the problem names the package";
        }
        if (any(judged, verdict -> verdict instanceof Verdict.NotAffected)) {
            return "false negative: the maintainers of the system say that it is not affected";
        }
        return any(judged, verdict -> verdict instanceof Verdict.Affected)
                ? "false negative: left to the package of the system that owns it"
                : "false negative: the version lies outside of what the advisories name";
    }

    private static boolean any(Judged judged, Predicate<Verdict> wanted) {
        return judged.said().stream().map(Trace::verdict).anyMatch(wanted);
    }

    /// The answer and what was said, an item of a list.
    static String line(Judged judged) {
        List<String> said =
                judged.said().stream().map(WrongAnswer::said).distinct().toList();
        return "- %s, %s: %s; %s"
                .formatted(
                        judged.found() ? "false positive" : "false negative",
                        judged.ecosystem(),
                        judged.label(),
                        said.isEmpty() ? "nothing is said of this package" : String.join("; ", said));
    }

    private static String said(Trace trace) {
        var candidate = trace.candidate();
        String verdict = switch (trace.verdict()) {
            case Verdict.Affected(String range) -> "affected, " + range;
            case Verdict.NotAffected() -> "not affected";
            case Verdict.Outside() -> "outside of " + of(candidate.ranges(), candidate.versions());
            case Verdict.OtherStream() -> "another module stream";
            case Verdict.OtherPlatform() -> "another platform";
            case Verdict.Withdrawn() -> "withdrawn";
            case Verdict.Unreadable(String message) -> "unreadable, " + message;
        };
        return "%s of %s on %s %s: %s"
                .formatted(
                        candidate.advisory(),
                        candidate.feed(),
                        trace.coordinate().name(),
                        trace.coordinate().version(),
                        verdict);
    }

    private static String of(List<?> ranges, List<String> versions) {
        return ranges.isEmpty() ? versions.size() + " listed versions" : ranges.toString();
    }
}
