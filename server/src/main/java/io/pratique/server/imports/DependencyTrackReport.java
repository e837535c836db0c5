package io.pratique.server.imports;

import io.pratique.json.JsonValue;
import io.pratique.model.finding.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Dependency-Track's export of findings, the "Finding Packaging Format" (docs.dependencytrack.org, "File
/// Formats").
/// Findings that it suppresses are left out.
public final class DependencyTrackReport implements ForeignFormat {
    @Override
    public String id() {
        return "dependency-track";
    }

    @Override
    public boolean recognises(JsonValue document) {
        return document.get("findings") instanceof JsonValue.Arr
                && document.get("meta").text("application", "").equals("Dependency-Track");
    }

    @Override
    public ForeignReport parse(JsonValue document) {
        List<ForeignFinding> findings = new ArrayList<>();
        for (JsonValue finding : document.get("findings").items()) {
            if (!finding.get("analysis").get("isSuppressed").isTrue()) {
                findings.add(finding(finding.get("component"), finding.get("vulnerability")));
            }
        }
        JsonValue project = document.get("project");
        String version = project.text("version", "");
        String name = project.text("name", "");
        boolean byDigest = version.startsWith("sha256:");
        return new ForeignReport(
                id(),
                document.get("meta").text("version", ""),
                version.isEmpty() || byDigest ? name : name + ":" + version,
                byDigest ? version : ForeignReports.digest(name),
                findings);
    }

    private static ForeignFinding finding(JsonValue component, JsonValue vulnerability) {
        String group = component.text("group", "");
        String name = component.text("name", "");
        boolean maven = component.text("purl", "").startsWith("pkg:maven/");
        return new ForeignFinding(
                vulnerability.text("vulnId", ""),
                aliases(vulnerability.get("aliases")),
                group.isEmpty() ? name : group + (maven ? ":" : "/") + name,
                component.text("version", ""),
                ForeignReports.orNull(vulnerability.text("patchedVersions", "")),
                Severity.parse(vulnerability.text("severity", "")));
    }

    /// Each is an object of ids by who gave them: `{"cveId": …, "ghsaId": …}`.
    private static List<String> aliases(JsonValue aliases) {
        return aliases.items().stream()
                .flatMap(alias -> alias.stringFields().entrySet().stream())
                .filter(one -> one.getKey().endsWith("Id"))
                .map(Map.Entry::getValue)
                .distinct()
                .toList();
    }
}
