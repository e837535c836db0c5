package io.pratique.report.explain;

import io.pratique.advisory.store.Candidate;
import io.pratique.match.matcher.Trace;
import io.pratique.match.matcher.Verdict;
import io.pratique.model.finding.VersionRange;
import io.pratique.report.text.Cell;
import io.pratique.report.text.Page;
import java.util.List;

/// One evaluation that led to no finding, in words.
final class NotFound {
    private static final int SHOWN_RANGES = 5;

    private NotFound() {}

    static void write(Page page, Trace trace) {
        String installed = trace.coordinate().name() + " " + trace.coordinate().version();
        String advisory =
                trace.candidate().advisory() + " from " + trace.candidate().feed();
        page.line(Cell.of("  " + trace.component().name() + " "
                + trace.component().version() + ": " + reason(trace, installed) + " (" + advisory + ")"));
    }

    private static String reason(Trace trace, String installed) {
        if (trace.component().owner() != null) {
            return "installed by the distribution's package "
                    + trace.component().owner() + ", which the distribution's own advisories are about";
        }
        return switch (trace.verdict()) {
            case Verdict.Outside()
            when trace.extended() ->
                installed + " has the fix of the extended stream it was built for, "
                        + trace.coordinate().ecosystem() + ": it lies outside the affected range "
                        + ranges(trace.candidate());
            case Verdict.Outside() -> installed + " lies outside the affected range " + ranges(trace.candidate());
            case Verdict.NotAffected()
            when trace.extended() ->
                "its maintainers say that the extended stream it was built for, "
                        + trace.coordinate().ecosystem() + ", is not affected";
            case Verdict.NotAffected() -> "its maintainers say that it is not affected";
            case Verdict.Withdrawn() ->
                "the advisory was withdrawn on " + trace.candidate().withdrawn();
            case Verdict.OtherPlatform() ->
                "the advisory is about programs on "
                        + String.join(", ", trace.candidate().condition().platforms());
            case Verdict.OtherStream() -> "the advisory is about another module stream: " + ranges(trace.candidate());
            case Verdict.Unreadable(String message) -> "cannot be judged, " + message;
            case Verdict.Affected(String range) ->
                installed + " lies in the range " + range
                        + ", but another statement overrules this, or a filter hides it";
        };
    }

    private static String ranges(Candidate candidate) {
        List<VersionRange> ranges = candidate.ranges();
        if (ranges.isEmpty()) {
            return "of " + candidate.versions().size() + " listed versions";
        }
        String shown = String.join(
                " or ",
                ranges.subList(0, Math.min(SHOWN_RANGES, ranges.size())).stream()
                        .map(VersionRange::toString)
                        .toList());
        return ranges.size() > SHOWN_RANGES ? shown + " or others" : shown;
    }
}
