package io.pratique.cli;

import io.pratique.advisory.store.Candidate;
import io.pratique.json.JsonWriter;
import io.pratique.match.matcher.PackageQuery.Answer;
import io.pratique.model.finding.Rating;
import io.pratique.model.finding.Threat;
import io.pratique.model.finding.ThreatFact;
import io.pratique.model.finding.VersionRange;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What is known of problems, for programs; the members are described in docs/reference/advisories.md.
record LookupJson(JsonWriter json) {
    void write(String query, String generation, List<LookupProblem> problems) throws IOException {
        json.object(() -> {
            json.string("query", query).string("generation", generation);
            json.array("problems", () -> {
                for (LookupProblem problem : problems) {
                    json.object(() -> problem(problem));
                }
            });
        });
    }

    private void problem(LookupProblem problem) throws IOException {
        json.string("id", problem.id()).strings("aliases", problem.aliases());
        json.object("threat", () -> threat(problem.threat()));
        json.array("sources", () -> {
            for (Answer answer : problem.answers()) {
                json.object(() -> answer(answer));
            }
        });
    }

    private void answer(Answer answer) throws IOException {
        Candidate said = answer.statement().candidate();
        json.string("feed", said.feed()).string("advisory", said.advisory());
        json.string("ecosystem", answer.statement().ecosystem().toString());
        json.string("package", answer.statement().name());
        json.string("state", said.state().text()).optional("meaning", answer.meaning());
        json.strings(
                "ranges", said.ranges().stream().map(VersionRange::toString).toList());
        json.strings("versions", said.versions());
        json.array("ratings", () -> {
            for (Rating rating : said.ratings()) {
                json.object(() -> json.string("source", rating.source())
                        .string("severity", word(rating.severity()))
                        .number("score", rating.score())
                        .optional("vector", rating.vector()));
            }
        });
        json.optional("published", text(said.published())).optional("withdrawn", text(said.withdrawn()));
        json.optional("url", said.url());
    }

    private void threat(Threat threat) throws IOException {
        ThreatFact.Exploited exploited = threat.exploited();
        if (exploited != null) {
            json.object(
                    "exploited",
                    () -> json.string("source", exploited.source())
                            .string("added", exploited.added().toString())
                            .optional("due", text(exploited.due()))
                            .bool("ransomware", exploited.ransomware()));
        }
        ThreatFact.Predicted predicted = threat.predicted();
        if (predicted != null) {
            json.object(
                    "epss",
                    () -> json.number("probability", (Double) predicted.probability())
                            .number("percentile", (Double) predicted.percentile()));
        }
        ThreatFact.Decided decided = threat.decided();
        if (decided != null) {
            json.object(
                    "ssvc",
                    () -> json.string("exploitation", word(decided.exploitation()))
                            .bool("automatable", decided.automatable())
                            .bool("total", decided.total()));
        }
        json.bool("disputed", threat.disputed()).bool("rejected", threat.rejected());
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static @Nullable String text(@Nullable Object value) {
        return Objects.toString(value, null);
    }
}
