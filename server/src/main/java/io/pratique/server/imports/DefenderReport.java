package io.pratique.server.imports;

import io.pratique.json.JsonValue;
import io.pratique.model.finding.Severity;
import java.util.ArrayList;
import java.util.List;

/// Sub-assessments of Microsoft Defender for Cloud, as Azure Resource Graph gives them: an array of rows, or the
/// `data` of `az graph query` (learn.microsoft.com, "Container vulnerability assessments REST API"). A query may
/// give
/// the rows of many images; those of the first count.
public final class DefenderReport implements ForeignFormat {
    @Override
    public String id() {
        return "defender";
    }

    @Override
    public boolean recognises(JsonValue document) {
        List<JsonValue> rows = rows(document);
        return !rows.isEmpty()
                && data(rows.getFirst()).text("assessedResourceType", "").endsWith("ContainerRegistryVulnerability");
    }

    private static List<JsonValue> rows(JsonValue document) {
        if (document instanceof JsonValue.Arr) {
            return document.items();
        }
        List<JsonValue> data = document.get("data").items();
        return data.isEmpty() ? document.get("value").items() : data;
    }

    private static JsonValue data(JsonValue row) {
        return row.get("properties").get("additionalData");
    }

    @Override
    public ForeignReport parse(JsonValue document) {
        List<JsonValue> rows = rows(document);
        JsonValue image = data(rows.getFirst()).get("artifactDetails");
        String digest = image.text("digest", "");
        List<ForeignFinding> findings = new ArrayList<>();
        for (JsonValue row : rows) {
            if (data(row).get("artifactDetails").text("digest", "").equals(digest)) {
                findings.add(finding(data(row)));
            }
        }
        List<String> tags = image.get("tags").strings();
        String name = image.text("registryHost", "") + "/" + image.text("repositoryName", "")
                + (tags.isEmpty() ? "" : ":" + tags.getFirst());
        return new ForeignReport(id(), "", name, digest, findings);
    }

    private static ForeignFinding finding(JsonValue data) {
        JsonValue software = data.get("softwareDetails");
        JsonValue vulnerability = data.get("vulnerabilityDetails");
        return new ForeignFinding(
                vulnerability.text("cveId", ""),
                List.of(),
                software.text("packageName", ""),
                software.text("version", ""),
                ForeignReports.orNull(software.text("fixedVersion", "")),
                Severity.parse(vulnerability.text("severity", "")));
    }
}
