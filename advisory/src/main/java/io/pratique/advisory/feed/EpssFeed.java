package io.pratique.advisory.feed;

import io.pratique.advisory.mirror.Download;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.ZipException;

/// EPSS: how likely each CVE is to be used within 30 days (first.org/epss).
public final class EpssFeed implements Feed {
    private static final String PLACE = "epss.empiricalsecurity.com/epss_scores-current.csv.gz";

    /// Each CVE takes some thirty bytes.
    private static final long TOTAL_LIMIT = 512L << 20;

    @Override
    public String id() {
        return "epss";
    }

    @Override
    public String description() {
        return "EPSS scores of FIRST (free to use with attribution)";
    }

    @Override
    public boolean bundled() {
        return false;
    }

    @Override
    public List<Path> locations() {
        return List.of(Path.of("mirror/" + PLACE));
    }

    @Override
    public List<Download> downloads() {
        return List.of(Download.File.of("https://" + PLACE, 256L << 20));
    }

    /// Lines `CVE,probability,percentile` after a comment with the date and a line of column names.
    @Override
    public void read(Path data, Consumer<FeedItem> out, Consumer<String> problems) throws IOException {
        var lines = new EpssLines(out, problems);
        byte[] buffer = new byte[1 << 16];
        long total = 0;
        try (InputStream in = JsonItems.open(data)) {
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                total += count;
                if (total > TOTAL_LIMIT) {
                    throw new IOException("more than " + TOTAL_LIMIT + " bytes");
                }
                lines.take(buffer, count);
            }
        } catch (ZipException | EOFException problem) {
            throw new IOException("the gzip file is damaged", problem);
        }
        lines.end();
    }
}
