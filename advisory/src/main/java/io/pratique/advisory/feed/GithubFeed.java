package io.pratique.advisory.feed;

import io.pratique.advisory.mirror.Download;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/// GitHub's advisory database, from its repository. Only what GitHub reviewed names packages.
public final class GithubFeed implements Feed {
    private static final List<String> ECOSYSTEMS = List.of(
            "npm",
            "PyPI",
            "Maven",
            "NuGet",
            "RubyGems",
            "Packagist",
            "crates.io",
            "Go",
            "Hex",
            "Pub",
            "SwiftURL",
            "GitHub Actions");
    private static final GithubRepository REPOSITORY =
            new GithubRepository("github/advisory-database", "main", 4L << 30);

    @Override
    public String id() {
        return "ghsa";
    }

    @Override
    public String description() {
        return "GitHub advisory database, reviewed advisories (CC-BY-4.0)";
    }

    /// The licence would allow it; it would make the program several times as large.
    @Override
    public boolean bundled() {
        return false;
    }

    @Override
    public List<String> complete() {
        return ECOSYSTEMS;
    }

    @Override
    public List<Path> locations() {
        return List.of(REPOSITORY.location(), Path.of("upstream/ghsa/raw"));
    }

    @Override
    public List<Download> downloads() {
        return List.of(REPOSITORY.download());
    }

    @Override
    public void read(Path data, Consumer<FeedItem> out, Consumer<String> problems) throws IOException {
        OsvRepository.read(
                data, "advisories/github-reviewed/", new OsvDialect(id(), Set.of(), false), ECOSYSTEMS, out, problems);
    }
}
