package io.pratique.advisory.feed;

import io.pratique.advisory.mirror.Download;
import io.pratique.model.finding.Ecosystem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/// Bottlerocket's advisories, in the form of a repository's list of updates.
public final class BottlerocketFeed implements Feed {
    private static final Ecosystem ECOSYSTEM = new Ecosystem("Bottlerocket", "");

    @Override
    public String id() {
        return "bottlerocket";
    }

    @Override
    public String description() {
        return "Bottlerocket security advisories (Apache-2.0 OR MIT)";
    }

    @Override
    public boolean bundled() {
        return false;
    }

    @Override
    public List<String> complete() {
        return List.of("Bottlerocket");
    }

    @Override
    public List<Path> locations() {
        return List.of(Path.of("mirror/advisories.bottlerocket.aws"));
    }

    @Override
    public List<Download> downloads() {
        return List.of(Download.File.of("https://advisories.bottlerocket.aws/updateinfo.xml.gz", 64L << 20));
    }

    @Override
    public void read(Path data, Consumer<FeedItem> out, Consumer<String> problems) throws IOException {
        for (Path file : UpdateAdvisories.lists(data)) {
            try {
                UpdateInfo.read(
                        file,
                        update -> out.accept(
                                new FeedItem.Entry(UpdateAdvisories.advisory(update, id(), ECOSYSTEM, null, null))));
            } catch (IOException problem) {
                problems.accept(Problems.line(file.getFileName().toString(), problem));
            }
        }
    }
}
