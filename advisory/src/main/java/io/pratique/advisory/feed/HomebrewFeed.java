package io.pratique.advisory.feed;

import io.pratique.advisory.mirror.Download;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/// Advisories of Homebrew formulae: which revision of a formula fixes what.
public final class HomebrewFeed implements Feed {
    private static final GithubRepository REPOSITORY = GithubRepository.of("Homebrew/homebrew-advisory-database");

    @Override
    public String id() {
        return "homebrew";
    }

    @Override
    public String description() {
        return "Homebrew advisory database (CC0-1.0)";
    }

    @Override
    public boolean bundled() {
        return false;
    }

    @Override
    public List<Path> locations() {
        return List.of(REPOSITORY.location(), Path.of("upstream/homebrew/raw"));
    }

    @Override
    public List<Download> downloads() {
        return List.of(REPOSITORY.download());
    }

    @Override
    public void read(Path data, Consumer<FeedItem> out, Consumer<String> problems) throws IOException {
        var dialect = new OsvDialect(id(), Set.of(), false);
        OsvRepository.read(data, "advisories/", dialect, List.of("Homebrew"), out, problems);
    }
}
