package io.pratique.advisory.feed;

import io.pratique.advisory.mirror.Download;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/// Packages made to do harm, collected by the Open Source Security Foundation. The archives of osv.dev hold the
/// same
/// records; the repository serves where those are not fetched.
public final class MaliciousPackagesFeed implements Feed {
    private static final List<String> ECOSYSTEMS = List.of(
            "npm",
            "PyPI",
            "RubyGems",
            "crates.io",
            "NuGet",
            "Maven",
            "Go",
            "Packagist",
            "Hex",
            "Pub",
            "GitHub Actions");
    private static final GithubRepository REPOSITORY =
            new GithubRepository("ossf/malicious-packages", "main", 2L << 30);

    @Override
    public String id() {
        return "malicious-packages";
    }

    @Override
    public String description() {
        return "OpenSSF malicious packages (Apache-2.0)";
    }

    @Override
    public boolean bundled() {
        return false;
    }

    @Override
    public List<Path> locations() {
        return List.of(REPOSITORY.location(), Path.of("upstream/malicious-packages/raw"));
    }

    @Override
    public List<Download> downloads() {
        return List.of(REPOSITORY.download());
    }

    @Override
    public void read(Path data, Consumer<FeedItem> out, Consumer<String> problems) throws IOException {
        OsvRepository.read(data, "osv/", new OsvDialect(id(), Set.of(), false), ECOSYSTEMS, out, problems);
    }
}
