package io.pratique.advisory.feed;

import io.pratique.json.JsonValue;
import io.pratique.model.finding.ThreatFact;
import io.pratique.model.finding.ThreatFact.Exploitation;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What a CVE JSON 5 record says beside ratings: CISA's decision points, and that it is disputed or rejected.
final class VulnrichmentFacts {
    private VulnrichmentFacts() {}

    static void read(JsonValue record, String id, Consumer<FeedItem> out) {
        if (record.get("cveMetadata").text("state", "").equals("REJECTED")) {
            out.accept(new FeedItem.Told(id, new ThreatFact.Rejected()));
        }
        JsonValue containers = record.get("containers");
        if (containers.get("cna").get("tags").strings().contains("disputed")) {
            out.accept(new FeedItem.Told(id, new ThreatFact.Disputed()));
        }
        for (JsonValue container : containers.get("adp").items()) {
            for (JsonValue metric : container.get("metrics").items()) {
                JsonValue other = metric.get("other");
                ThreatFact decided = other.text("type", "").equals("ssvc") ? decided(other.get("content")) : null;
                if (decided != null) {
                    out.accept(new FeedItem.Told(id, decided));
                }
            }
        }
    }

    /// The options are a list of objects with one decision point each; `NOT_DEFINED` is taken as no.
    private static @Nullable ThreatFact decided(JsonValue content) {
        Exploitation exploitation = null;
        boolean automatable = false;
        boolean total = false;
        for (JsonValue option : content.get("options").items()) {
            exploitation = option.text("Exploitation") == null ? exploitation : exploitation(option);
            automatable |= option.text("Automatable", "").equalsIgnoreCase("yes");
            total |= option.text("Technical Impact", "").equalsIgnoreCase("total");
        }
        return exploitation == null ? null : new ThreatFact.Decided(exploitation, automatable, total);
    }

    private static @Nullable Exploitation exploitation(JsonValue option) {
        return switch (option.text("Exploitation", "").toLowerCase(Locale.ROOT)) {
            case "none" -> Exploitation.NONE;
            case "poc", "public poc" -> Exploitation.POC;
            case "active" -> Exploitation.ACTIVE;
            default -> null;
        };
    }
}
