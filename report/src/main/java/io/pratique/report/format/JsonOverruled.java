package io.pratique.report.format;

import io.pratique.json.JsonWriter;
import io.pratique.match.exception.Claim;
import io.pratique.match.exception.Overruled;
import io.pratique.match.exception.Ruling;
import io.pratique.match.exception.Statement;
import io.pratique.model.ScanProblem;
import java.io.IOException;
import java.util.List;

/// The members `suppressed`, `expired`, `unusedExceptions` and `exceptionProblems`.
final class JsonOverruled {
    private JsonOverruled() {}

    static void write(JsonWriter json, Overruled overruled) throws IOException {
        rulings(json, "suppressed", overruled.suppressed());
        rulings(json, "expired", overruled.expired());
        json.array("unusedExceptions", () -> {
            for (Statement statement : overruled.unused()) {
                json.object(() -> {
                    json.strings("ids", statement.ids());
                    statement(json, statement);
                });
            }
        });
        json.array("exceptionProblems", () -> {
            for (ScanProblem problem : overruled.problems()) {
                json.object(() -> json.string("where", problem.where()).string("message", problem.message()));
            }
        });
    }

    private static void rulings(JsonWriter json, String name, List<Ruling> rulings) throws IOException {
        json.array(name, () -> {
            for (Ruling ruling : rulings) {
                json.object(() -> {
                    json.object("finding", () -> JsonFinding.write(json, ruling.finding()));
                    json.object("exception", () -> statement(json, ruling.statement()));
                });
            }
        });
    }

    private static void statement(JsonWriter json, Statement statement) throws IOException {
        Claim claim = statement.claim();
        json.string("status", claim.status().text());
        json.string(
                "justification",
                claim.justification() == null ? null : claim.justification().text());
        json.string("reason", claim.reason());
        json.string("by", claim.by());
        json.string("until", claim.until() == null ? null : claim.until().toString());
        json.string("source", statement.source().toString());
    }
}
