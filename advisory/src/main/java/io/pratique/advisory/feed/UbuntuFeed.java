package io.pratique.advisory.feed;

import io.pratique.model.finding.Rating;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/// The Ubuntu CVE tracker's text files, one per problem.
public final class UbuntuFeed implements Feed {
    @Override
    public String id() {
        return "ubuntu";
    }

    @Override
    public String description() {
        return "Ubuntu CVE tracker, a copy of June 2020 (no licence stated)";
    }

    @Override
    public boolean bundled() {
        return false;
    }

    @Override
    public List<String> complete() {
        return List.of("Ubuntu");
    }

    @Override
    public List<Path> locations() {
        return List.of(Path.of("upstream/ubuntu-cve-tracker-2020/raw"), Path.of("upstream/ubuntu-cve-tracker/raw"));
    }

    /// `ignored/` is left out: it holds what is not in Ubuntu at all.
    @Override
    public void read(Path data, Consumer<FeedItem> out, Consumer<String> problems) throws IOException {
        var scores = new CvssScores();
        RecordFiles.each(
                data,
                "",
                (name, record) -> {
                    if (name.startsWith("active/CVE-") || name.startsWith("retired/CVE-")) {
                        UbuntuRecord found = UbuntuRecord.read(record);
                        out.accept(new FeedItem.Entry(found.advisory(id())));
                        Rating rating = scores.rate(found.vector(), "nvd");
                        if (rating != null) {
                            out.accept(new FeedItem.Rated(found.id(), rating));
                        }
                    }
                },
                problems);
    }
}
