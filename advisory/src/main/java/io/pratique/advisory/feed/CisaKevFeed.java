package io.pratique.advisory.feed;

import io.pratique.advisory.mirror.Download;
import io.pratique.json.JsonValue;
import io.pratique.model.finding.ThreatFact;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;

/// CISA's catalog of vulnerabilities that are exploited (KEV).
public final class CisaKevFeed implements Feed {
    private static final String PLACE = "www.cisa.gov/sites/default/files/feeds/known_exploited_vulnerabilities.json";

    @Override
    public String id() {
        return "cisa-kev";
    }

    @Override
    public String description() {
        return "CISA catalog of known exploited vulnerabilities (CC0-1.0)";
    }

    @Override
    public boolean bundled() {
        return true;
    }

    @Override
    public List<Path> locations() {
        return List.of(Path.of("mirror/" + PLACE));
    }

    @Override
    public List<Download> downloads() {
        return List.of(Download.File.of("https://" + PLACE, 64L << 20));
    }

    @Override
    public void read(Path data, Consumer<FeedItem> out, Consumer<String> problems) throws IOException {
        JsonItems.each(data, "vulnerabilities", record -> entry(record, out), problems);
    }

    private void entry(JsonValue record, Consumer<FeedItem> out) throws IOException {
        String id = record.text("cveID");
        LocalDate added = Dates.day(record.text("dateAdded"));
        if (id == null || added == null) {
            throw new IOException("no CVE or no date");
        }
        boolean ransomware = record.text("knownRansomwareCampaignUse", "").equals("Known");
        LocalDate due = Dates.day(record.text("dueDate"));
        out.accept(new FeedItem.Told(id, new ThreatFact.Exploited(id(), added, due, ransomware)));
    }
}
