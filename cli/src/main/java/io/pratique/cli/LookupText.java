package io.pratique.cli;

import io.pratique.advisory.store.Candidate;
import io.pratique.match.matcher.PackageQuery.Answer;
import io.pratique.model.finding.Rating;
import io.pratique.model.finding.Threat;
import io.pratique.model.finding.ThreatFact;
import io.pratique.model.finding.VersionRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What is known of problems, for people: every source side by side.
final class LookupText {
    /// How many listed versions are told.
    private static final int VERSIONS_TOLD = 8;

    private LookupText() {}

    static String of(List<LookupProblem> problems) {
        StringBuilder out = new StringBuilder();
        for (LookupProblem problem : problems) {
            out.append(out.isEmpty() ? "" : "\n").append(Lines.single(problem.id()));
            problem.aliases().forEach(alias -> out.append("  ").append(Lines.single(alias)));
            out.append('\n');
            line(out, 1, "threat", String.join(", ", facts(problem.threat())));
            String last = "";
            for (Answer answer : problem.answers()) {
                String subject = answer.statement().ecosystem() + " "
                        + answer.statement().name();
                if (!subject.equals(last)) {
                    out.append("  ").append(Lines.single(subject)).append('\n');
                    last = subject;
                }
                answer(out, answer);
            }
        }
        return out.toString();
    }

    private static void answer(StringBuilder out, Answer answer) {
        Candidate said = answer.statement().candidate();
        String range = versions(said);
        line(out, 2, said.feed(), said.advisory() + "  " + said.state().text() + (range.isEmpty() ? "" : "  " + range));
        line(out, 3, "meaning", answer.meaning() == null ? "" : "this version: " + answer.meaning());
        for (Rating rating : said.ratings()) {
            line(out, 3, "rating", rating(rating));
        }
        line(
                out,
                3,
                "published",
                said.published() == null ? "" : said.published().toString());
        line(
                out,
                3,
                "withdrawn",
                said.withdrawn() == null ? "" : said.withdrawn().toString());
        line(out, 3, "see", said.url() == null ? "" : said.url());
    }

    /// Nothing where there is no text.
    private static void line(StringBuilder out, int depth, String label, String text) {
        if (!text.isEmpty()) {
            String start = "  ".repeat(depth) + String.format(Locale.ROOT, "%-11s ", Lines.single(label));
            out.append(start).append(Lines.single(text)).append('\n');
        }
    }

    private static String versions(Candidate said) {
        List<String> parts = new ArrayList<>();
        said.ranges().stream().map(VersionRange::toString).forEach(parts::add);
        said.versions().stream()
                .limit(VERSIONS_TOLD)
                .map(version -> "= " + version)
                .forEach(parts::add);
        int more = said.versions().size() - VERSIONS_TOLD;
        return String.join(" or ", parts) + (more > 0 ? " or one of " + more + " more" : "");
    }

    private static String rating(Rating rating) {
        String score = rating.score() == null ? "" : " " + rating.score();
        String vector = rating.vector() == null ? "" : " " + rating.vector();
        return rating.severity().name().toLowerCase(Locale.ROOT) + score + " by " + rating.source() + vector;
    }

    private static List<String> facts(Threat threat) {
        List<String> facts = new ArrayList<>();
        ThreatFact.Exploited exploited = threat.exploited();
        if (exploited != null) {
            facts.add("exploited (" + exploited.source() + " " + exploited.added()
                    + (exploited.due() == null ? "" : ", to be fixed by " + exploited.due())
                    + (exploited.ransomware() ? ", by extortionists" : "") + ")");
        }
        ThreatFact.Predicted predicted = threat.predicted();
        if (predicted != null) {
            facts.add(String.format(
                    Locale.ROOT,
                    "EPSS %.2f %% (above %.0f %% of all)",
                    predicted.probability() * 100,
                    predicted.percentile() * 100));
        }
        ThreatFact.Decided decided = threat.decided();
        if (decided != null) {
            facts.add("SSVC exploitation " + decided.exploitation().name().toLowerCase(Locale.ROOT)
                    + (decided.automatable() ? ", automatable" : "") + (decided.total() ? ", total" : ""));
        }
        if (threat.disputed()) {
            facts.add("disputed");
        }
        if (threat.rejected()) {
            facts.add("rejected");
        }
        return facts;
    }
}
