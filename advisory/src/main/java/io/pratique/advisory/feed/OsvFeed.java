package io.pratique.advisory.feed;

import io.pratique.advisory.mirror.Download;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/// One ecosystem as osv.dev gathers it from all its databases: GitHub's advisories, those of the ecosystem itself,
/// and malicious packages.
public final class OsvFeed implements Feed {
    private static final Path HOST = Path.of("mirror/osv-vulnerabilities.storage.googleapis.com");

    private final String id;
    private final String ecosystem;
    private final String licence;
    private final OsvDialect dialect;
    private final boolean restricted;

    private OsvFeed(String id, String ecosystem, String licence, OsvDialect dialect, boolean restricted) {
        this.id = id;
        this.ecosystem = ecosystem;
        this.licence = licence;
        this.dialect = dialect;
        this.restricted = restricted;
    }

    /// @param ecosystem as osv.dev spells it
    /// @param licence of the databases that it is gathered from
    public static OsvFeed of(String id, String ecosystem, String licence) {
        return new OsvFeed(id, ecosystem, licence, new OsvDialect(id, Set.of(), false), false);
    }

    /// @param spellings ecosystems that its records name instead of their own
    static OsvFeed distribution(String id, String ecosystem, String licence, String... spellings) {
        return new OsvFeed(id, ecosystem, licence, new OsvDialect(id, Set.of(spellings), true), false);
    }

    /// Of a distribution whose terms say who may use its data.
    static OsvFeed restricted(String id, String ecosystem, String licence) {
        return new OsvFeed(id, ecosystem, licence, new OsvDialect(id, Set.of(), true), true);
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public String description() {
        return ecosystem + ", through osv.dev (" + licence + ")";
    }

    @Override
    public boolean bundled() {
        return false;
    }

    @Override
    public boolean restricted() {
        return restricted;
    }

    @Override
    public List<String> complete() {
        return List.of(ecosystem);
    }

    @Override
    public List<Path> locations() {
        return List.of(HOST.resolve(ecosystem).resolve("all.zip"));
    }

    @Override
    public List<Download> downloads() {
        return List.of(new Download.OsvEcosystem(ecosystem));
    }

    @Override
    public void read(Path data, Consumer<FeedItem> out, Consumer<String> problems) throws IOException {
        var reader = new OsvReader(id, ecosystem, dialect);
        OsvRecords.each(data, (name, record) -> out.accept(new FeedItem.Entry(reader.read(record))), problems);
    }
}
