package io.pratique.report.format;

import io.pratique.json.JsonWriter;
import io.pratique.model.finding.Evidence;
import io.pratique.model.finding.Finding;
import io.pratique.model.finding.Risk;
import io.pratique.model.finding.Threat;
import io.pratique.model.finding.ThreatFact;
import io.pratique.model.inventory.Component;
import java.io.IOException;
import java.util.Locale;

/// One member of `findings`.
final class JsonFinding {
    private JsonFinding() {}

    static void write(JsonWriter json, Finding finding) throws IOException {
        Component component = finding.component();
        json.string("id", finding.id());
        json.strings("aliases", finding.aliases());
        json.string("purl", component.purl().toString());
        json.string("installedVersion", JsonPackage.orNull(component.version()));
        json.string("fixedVersion", finding.fixedVersion());
        json.string("state", finding.state().text());
        json.string("severity", finding.rating().severity().text());
        json.number("score", finding.rating().score());
        json.string("source", finding.rating().source());
        JsonPackage.origin(
                json, component.origins().isEmpty() ? null : component.origins().getFirst());
        json.string("vector", finding.rating().vector());
        json.string(
                "published",
                finding.published() == null ? null : finding.published().toString());
        json.object("threat", () -> threat(json, finding.threat()));
        json.string("reach", finding.reach().text());
        json.object("risk", () -> risk(json, finding.risk()));
        json.array("evidence", () -> {
            for (Evidence evidence : finding.evidence()) {
                json.object(() -> evidence(json, evidence));
            }
        });
    }

    private static void threat(JsonWriter json, Threat threat) throws IOException {
        ThreatFact.Exploited exploited = threat.exploited();
        if (exploited != null) {
            json.object("exploited", () -> {
                json.string("source", exploited.source());
                json.string("added", exploited.added().toString());
                json.string(
                        "due", exploited.due() == null ? null : exploited.due().toString());
                json.bool("ransomware", exploited.ransomware());
            });
        }
        ThreatFact.Predicted predicted = threat.predicted();
        if (predicted != null) {
            json.object("epss", () -> {
                json.number("probability", predicted.probability());
                json.number("percentile", predicted.percentile());
            });
        }
        ThreatFact.Decided decided = threat.decided();
        if (decided != null) {
            json.object("ssvc", () -> {
                json.string("exploitation", decided.exploitation().name().toLowerCase(Locale.ROOT));
                json.bool("automatable", decided.automatable());
                json.string("technicalImpact", decided.total() ? "total" : "partial");
            });
        }
        json.bool("disputed", threat.disputed());
        json.bool("rejected", threat.rejected());
    }

    private static void risk(JsonWriter json, Risk risk) throws IOException {
        json.number("points", risk.points());
        json.array("parts", () -> {
            for (Risk.Part part : risk.parts()) {
                json.object(() -> {
                    json.string("name", part.name());
                    json.number("factor", part.factor());
                    json.string("why", part.why());
                    json.bool("assumed", part.assumed());
                });
            }
        });
    }

    private static void evidence(JsonWriter json, Evidence evidence) throws IOException {
        json.string("advisory", evidence.advisory());
        json.string("feed", evidence.feed());
        json.string("ecosystem", evidence.ecosystem().toString());
        json.string("package", evidence.packageName());
        json.string("version", evidence.version());
        json.string("range", evidence.range());
        json.string("url", evidence.url());
        if (!evidence.symbols().isEmpty()) {
            json.strings("symbols", evidence.symbols());
        }
    }
}
