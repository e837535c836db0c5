package io.pratique.report.format;

import io.pratique.json.JsonValue;
import io.pratique.match.exception.Claim;
import io.pratique.match.exception.Condition;
import io.pratique.match.exception.Justification;
import io.pratique.match.exception.Overruled;
import io.pratique.match.exception.Ruling;
import io.pratique.match.exception.Source;
import io.pratique.match.exception.Statement;
import io.pratique.match.exception.Status;
import io.pratique.match.exception.Subject;
import io.pratique.model.finding.Finding;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Reads back what [JsonOverruled] wrote of findings. Each statement is then about that finding alone.
final class JsonRulings {
    private JsonRulings() {}

    static Overruled read(JsonValue document, JsonComponents components) throws IOException {
        return new Overruled(
                rulings(document.get("suppressed"), components),
                rulings(document.get("expired"), components),
                List.of(),
                List.of());
    }

    private static List<Ruling> rulings(JsonValue json, JsonComponents components) throws IOException {
        List<Ruling> out = new ArrayList<>();
        for (JsonValue one : json.items()) {
            Finding finding = components.finding(one.get("finding"));
            Subject subject =
                    Subject.of(new Condition.OfPackage(finding.component().purl()));
            JsonValue said = one.get("exception");
            out.add(new Ruling(
                    finding,
                    new Statement(
                            List.of(finding.id()),
                            List.of(subject),
                            claim(said),
                            new Source(said.text("source", ""), ""))));
        }
        return out;
    }

    private static Claim claim(JsonValue json) throws IOException {
        Status status = Status.of(json.text("status", ""));
        if (status == null) {
            throw new IOException("the report holds an exception of no known status");
        }
        return new Claim(
                status,
                Justification.of(json.text("justification")),
                json.text("reason", ""),
                json.text("by"),
                null,
                JsonAssessment.day(json.text("until")));
    }
}
