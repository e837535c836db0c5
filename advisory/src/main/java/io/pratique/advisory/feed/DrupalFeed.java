package io.pratique.advisory.feed;

import io.pratique.advisory.mirror.Download;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/// Advisories of Drupal and its modules, as packages of Composer.
public final class DrupalFeed implements Feed {
    private static final GithubRepository REPOSITORY =
            GithubRepository.of("DrupalSecurityTeam/drupal-advisory-database");

    @Override
    public String id() {
        return "drupal";
    }

    @Override
    public String description() {
        return "Drupal advisory database (MIT)";
    }

    @Override
    public boolean bundled() {
        return true;
    }

    @Override
    public List<Path> locations() {
        return List.of(REPOSITORY.location(), Path.of("upstream/drupal/raw"));
    }

    @Override
    public List<Download> downloads() {
        return List.of(REPOSITORY.download());
    }

    @Override
    public void read(Path data, Consumer<FeedItem> out, Consumer<String> problems) throws IOException {
        var dialect = new OsvDialect(id(), Set.of(), false);
        OsvRepository.read(data, "advisories/", dialect, List.of("Packagist"), out, problems);
    }
}
