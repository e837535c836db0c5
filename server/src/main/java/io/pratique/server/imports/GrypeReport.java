package io.pratique.server.imports;

import io.pratique.json.JsonValue;
import io.pratique.model.finding.Severity;
import java.util.ArrayList;
import java.util.List;

/// Grype's JSON report (`grype -o json`).
public final class GrypeReport implements ForeignFormat {
    @Override
    public String id() {
        return "grype";
    }

    @Override
    public boolean recognises(JsonValue document) {
        return document.get("matches") instanceof JsonValue.Arr
                && document.get("descriptor").text("name", "").equals("grype");
    }

    @Override
    public ForeignReport parse(JsonValue document) {
        List<ForeignFinding> findings = new ArrayList<>();
        for (JsonValue match : document.get("matches").items()) {
            JsonValue vulnerability = match.get("vulnerability");
            List<String> fixes = vulnerability.get("fix").get("versions").strings();
            findings.add(new ForeignFinding(
                    vulnerability.text("id", ""),
                    match.get("relatedVulnerabilities").items().stream()
                            .map(related -> related.text("id", ""))
                            .filter(id -> !id.isEmpty())
                            .toList(),
                    match.get("artifact").text("name", ""),
                    match.get("artifact").text("version", ""),
                    fixes.isEmpty() ? null : String.join(", ", fixes),
                    Severity.parse(vulnerability.text("severity", ""))));
        }
        JsonValue target = document.get("source").get("target");
        List<String> digests = target.get("repoDigests").strings();
        return new ForeignReport(
                id(),
                document.get("descriptor").text("version", ""),
                target.text("userInput", ""),
                digests.isEmpty() ? target.text("manifestDigest", "") : ForeignReports.digest(digests.getFirst()),
                findings);
    }
}
