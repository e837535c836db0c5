package io.pratique.report.format;

import io.pratique.json.JsonWriter;
import io.pratique.model.finding.Evidence;
import io.pratique.model.finding.Finding;
import io.pratique.model.inventory.Component;
import java.io.IOException;

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
        json.array("evidence", () -> {
            for (Evidence evidence : finding.evidence()) {
                json.object(() -> evidence(json, evidence));
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
    }
}
