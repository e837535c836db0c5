package io.pratique.advisory.feed;

import io.pratique.json.JsonValue;
import io.pratique.json.Yaml;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;

/// When releases of distributions and programs stop getting fixes, from endoflife.date: pages whose YAML front
/// matter lists the
/// releases.
public final class EndOfLifeFeed implements Feed {
    @Override
    public String id() {
        return "endoflife";
    }

    @Override
    public String description() {
        return "endoflife.date, distributions and run times (MIT)";
    }

    @Override
    public boolean bundled() {
        return true;
    }

    @Override
    public List<Path> locations() {
        return List.of(Path.of("upstream/eol-products/raw/products"));
    }

    @Override
    public void read(Path data, Consumer<FeedItem> out, Consumer<String> problems) throws IOException {
        RecordFiles.each(
                data,
                ".md",
                (name, record) -> {
                    String product = EndOfLifePages.product(name);
                    if (product != null) {
                        JsonValue page = Yaml.parse(frontMatter(record));
                        page.get("releases").items().forEach(release -> release(product, release, out));
                    }
                },
                problems);
    }

    private static byte[] frontMatter(byte[] page) throws IOException {
        String text = new String(page, StandardCharsets.UTF_8);
        int end = text.indexOf("\n---", 3);
        if (!text.startsWith("---") || end < 0) {
            throw new IOException("no front matter");
        }
        return text.substring(0, end).getBytes(StandardCharsets.UTF_8);
    }

    /// `eol` ends the fixes that everyone gets, `eoes` those for payment, except in Debian, whose long-term support
    /// is open to all.
    private static void release(String product, JsonValue release, Consumer<FeedItem> out) {
        String name = release.text("releaseCycle");
        LocalDate end = product.equals("debian") ? Dates.day(release.text("eoes")) : null;
        LocalDate date = end == null ? Dates.day(release.text("eol")) : end;
        if (name != null && date != null) {
            out.accept(new FeedItem.EndOfLife(product, name, date));
        }
    }
}
