package io.pratique.advisory.feed;

import io.pratique.model.finding.Advisory;
import io.pratique.model.finding.Affected;
import io.pratique.model.finding.Rating;
import io.pratique.model.finding.Severity;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Reads a provider's folder of CSAF VEX documents, one per CVE.
final class CsafVex {
    private final String feed;
    private final String pages;
    private final CsafStatements.Dialect dialect;
    private final CvssScores scores = new CvssScores();

    /// @param pages the address of the page about a CVE, up to its number
    CsafVex(String feed, String pages, CsafStatements.Dialect dialect) {
        this.feed = feed;
        this.pages = pages;
        this.dialect = dialect;
    }

    void read(Path data, Consumer<FeedItem> out, Consumer<String> problems) throws IOException {
        CsafFolder.each(
                data,
                name -> name.endsWith(".json") && !isMetadata(name),
                (name, bytes) -> document(CsafDocument.read(bytes), out),
                problems);
    }

    /// Providers describe themselves beside the documents (CSAF 2.0, section 7.1).
    private static boolean isMetadata(String name) {
        return name.endsWith("provider-metadata.json") || name.endsWith("index.json") || name.contains("feed-tlp-");
    }

    private void document(CsafDocument document, Consumer<FeedItem> out) throws IOException {
        if (!document.category().equals("csaf_vex")) {
            throw new IOException("a document of another category");
        }
        for (CsafVulnerability vulnerability : document.vulnerabilities()) {
            String id = vulnerability.cve();
            if (id == null || id.isBlank()) {
                throw new IOException("a vulnerability without a CVE");
            }
            var statements = new CsafStatements(document, dialect, vulnerability);
            Rating rating = rating(vulnerability);
            List<Affected> affected = statements.affected(feed);
            if (!affected.isEmpty()) {
                out.accept(new FeedItem.Entry(new Advisory(
                        id,
                        List.of(),
                        List.of(),
                        feed,
                        rating,
                        affected,
                        Dates.instant(vulnerability.released()),
                        Dates.instant(document.modified()),
                        null,
                        pages + id)));
            } else if (rating != null) {
                out.accept(new FeedItem.Rated(id, rating));
            }
        }
    }

    /// The maker's own word with the vector it gives; the two need not agree.
    private @Nullable Rating rating(CsafVulnerability vulnerability) {
        Severity impact = vulnerability.impact();
        Rating best = null;
        for (String vector : vulnerability.vectors()) {
            best = CvssScores.better(best, scores.rate(vector, feed));
        }
        if (impact == null || best == null) {
            return impact == null ? best : new Rating(impact, null, null, feed);
        }
        return new Rating(impact, best.score(), best.vector(), feed);
    }
}
