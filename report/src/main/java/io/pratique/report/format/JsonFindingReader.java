package io.pratique.report.format;

import io.pratique.json.JsonValue;
import io.pratique.model.finding.Ecosystem;
import io.pratique.model.finding.Evidence;
import io.pratique.model.finding.Finding;
import io.pratique.model.finding.FixState;
import io.pratique.model.finding.Rating;
import io.pratique.model.finding.Reach;
import io.pratique.model.finding.Risk;
import io.pratique.model.finding.Severity;
import io.pratique.model.finding.Threat;
import io.pratique.model.finding.ThreatFact;
import io.pratique.model.inventory.Component;
import java.time.LocalDate;
import java.util.Locale;

/// Reads back what [JsonFinding] wrote.
final class JsonFindingReader {
    private JsonFindingReader() {}

    /// @throws IllegalArgumentException for a word that is not known
    /// @throws java.time.DateTimeException for a day that is none
    static Finding read(JsonValue json, Component component) {
        return new Finding(
                json.text("id", ""),
                json.get("aliases").strings(),
                component,
                new Rating(
                        Severity.parse(json.text("severity", "")),
                        json.get("score").decimal(),
                        json.text("vector"),
                        json.text("source", "")),
                FixState.valueOf(upper(json.text("state", ""))),
                json.text("fixedVersion"),
                json.get("evidence").items().stream()
                        .map(JsonFindingReader::evidence)
                        .toList(),
                JsonAssessment.day(json.text("published")),
                threat(json.get("threat")),
                Reach.valueOf(upper(json.text("reach", ""))),
                risk(json.get("risk")));
    }

    private static String upper(String word) {
        return word.toUpperCase(Locale.ROOT);
    }

    private static Evidence evidence(JsonValue json) {
        return new Evidence(
                json.text("advisory", ""),
                json.text("feed", ""),
                Ecosystem.parse(json.text("ecosystem", "")),
                json.text("package", ""),
                json.text("version", ""),
                json.text("range", ""),
                json.text("url"),
                json.get("symbols").strings());
    }

    private static Threat threat(JsonValue json) {
        JsonValue exploited = json.get("exploited");
        JsonValue predicted = json.get("epss");
        JsonValue decided = json.get("ssvc");
        return new Threat(
                exploited.isNull()
                        ? null
                        : new ThreatFact.Exploited(
                                exploited.text("source", ""),
                                LocalDate.parse(exploited.text("added", "")),
                                JsonAssessment.day(exploited.text("due")),
                                exploited.get("ransomware").isTrue()),
                predicted.isNull()
                        ? null
                        : new ThreatFact.Predicted(
                                decimal(predicted.get("probability")), decimal(predicted.get("percentile"))),
                decided.isNull()
                        ? null
                        : new ThreatFact.Decided(
                                ThreatFact.Exploitation.valueOf(upper(decided.text("exploitation", ""))),
                                decided.get("automatable").isTrue(),
                                decided.text("technicalImpact", "").equals("total")),
                json.get("disputed").isTrue(),
                json.get("rejected").isTrue());
    }

    private static Risk risk(JsonValue json) {
        return new Risk(
                decimal(json.get("points")),
                json.get("parts").items().stream()
                        .map(part -> new Risk.Part(
                                part.text("name", ""),
                                decimal(part.get("factor")),
                                part.text("why", ""),
                                part.get("assumed").isTrue()))
                        .toList());
    }

    private static double decimal(JsonValue json) {
        Double value = json.decimal();
        return value == null ? 0 : value;
    }
}
