package io.pratique.advisory.feed;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/// Advisories of Python packages, as osv.dev offers them.
public final class PypiFeed implements Feed {
    @Override
    public String id() {
        return "pypi";
    }

    @Override
    public String description() {
        return "PyPA advisory database, through osv.dev (CC-BY-4.0)";
    }

    @Override
    public boolean bundled() {
        return false;
    }

    @Override
    public List<String> complete() {
        return List.of("PyPI");
    }

    @Override
    public List<Path> locations() {
        return List.of(Path.of("mirror/osv-vulnerabilities.storage.googleapis.com/PyPI/all.zip"));
    }

    @Override
    public void read(Path data, Consumer<FeedItem> out, Consumer<String> problems) throws IOException {
        var reader = new OsvReader(id(), "PyPI", (record, id) -> "https://osv.dev/vulnerability/" + id);
        RecordFiles.each(
                data, ".json", (name, record) -> out.accept(new FeedItem.Entry(reader.read(record))), problems);
    }
}
