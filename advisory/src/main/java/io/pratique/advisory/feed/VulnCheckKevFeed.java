package io.pratique.advisory.feed;

import io.pratique.advisory.mirror.Download;
import io.pratique.json.JsonValue;
import io.pratique.model.finding.ThreatFact;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;

/// VulnCheck's list of vulnerabilities that are exploited, as its archive (`backup/vulncheck-kev`) or its index
/// (`index/vulncheck-kev`) gives it.
///
/// It is handed out for a token alone (`VULNCHECK_API_TOKEN`); without one the operator may put the file there.
public final class VulnCheckKevFeed implements Feed {
    private static final String RECORDS = "vulncheck_known_exploited_vulnerabilities.json";

    @Override
    public String id() {
        return "vulncheck-kev";
    }

    @Override
    public String description() {
        return "VulnCheck known exploited vulnerabilities (terms of VulnCheck, account needed)";
    }

    @Override
    public boolean bundled() {
        return false;
    }

    @Override
    public boolean restricted() {
        return true;
    }

    @Override
    public List<Path> locations() {
        return List.of(
                Path.of("mirror/api.vulncheck.com/v3/backup/vulncheck-kev.zip"),
                Path.of("mirror/api.vulncheck.com/v3/backup", RECORDS),
                Path.of("mirror/api.vulncheck.com/v3/index/vulncheck-kev"));
    }

    @Override
    public List<Download> downloads() {
        return List.of(new Download.Linked(
                URI.create("https://api.vulncheck.com/v3/backup/vulncheck-kev"),
                URI.create("https://api.vulncheck.com/v3/backup/vulncheck-kev.zip"),
                512L << 20));
    }

    /// The archive is an array of records, the index an object with the records in `data`.
    @Override
    public void read(Path data, Consumer<FeedItem> out, Consumer<String> problems) throws IOException {
        Path file = Files.isDirectory(data) ? data.resolve(RECORDS) : data;
        JsonItems.each(file, "data", record -> entry(record, out), problems);
    }

    private void entry(JsonValue record, Consumer<FeedItem> out) throws IOException {
        List<String> cves = record.get("cve").strings();
        LocalDate added = Dates.day(record.text("date_added"));
        if (cves.isEmpty() || added == null) {
            throw new IOException("no CVE or no date");
        }
        // `dueDate` is there where CISA lists the problem too.
        LocalDate due = Dates.day(record.text("dueDate"));
        boolean ransomware = record.text("knownRansomwareCampaignUse", "").equals("Known");
        for (String cve : cves) {
            out.accept(new FeedItem.Told(cve, new ThreatFact.Exploited(id(), added, due, ransomware)));
        }
    }
}
