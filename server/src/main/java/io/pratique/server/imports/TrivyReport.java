package io.pratique.server.imports;

import io.pratique.json.JsonValue;
import io.pratique.model.finding.Severity;
import java.util.ArrayList;
import java.util.List;

/// Trivy's JSON report, schema version 2 (trivy.dev, "Reporting").
public final class TrivyReport implements ForeignFormat {
    @Override
    public String id() {
        return "trivy";
    }

    @Override
    public boolean recognises(JsonValue document) {
        return document.get("SchemaVersion").integer() != null && document.text("ArtifactName") != null;
    }

    @Override
    public ForeignReport parse(JsonValue document) {
        List<ForeignFinding> findings = new ArrayList<>();
        for (JsonValue result : document.get("Results").items()) {
            for (JsonValue found : result.get("Vulnerabilities").items()) {
                findings.add(new ForeignFinding(
                        found.text("VulnerabilityID", ""),
                        found.get("VendorIDs").strings(),
                        found.text("PkgName", ""),
                        found.text("InstalledVersion", ""),
                        ForeignReports.orNull(found.text("FixedVersion", "")),
                        Severity.parse(found.text("Severity", ""))));
            }
        }
        List<String> digests = document.get("Metadata").get("RepoDigests").strings();
        return new ForeignReport(
                id(),
                document.get("Trivy").text("Version", ""),
                document.text("ArtifactName", ""),
                digests.isEmpty() ? "" : ForeignReports.digest(digests.getFirst()),
                findings);
    }
}
