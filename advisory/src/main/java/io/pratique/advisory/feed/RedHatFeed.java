package io.pratique.advisory.feed;

import io.pratique.advisory.mirror.Download;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/// Red Hat's CSAF VEX documents, as far as they are about the products of [RedHatProducts].
public final class RedHatFeed implements Feed {
    @Override
    public String id() {
        return "redhat";
    }

    @Override
    public String description() {
        return "Red Hat CSAF VEX (CC-BY-4.0)";
    }

    @Override
    public boolean bundled() {
        return false;
    }

    @Override
    public List<String> complete() {
        return List.of("Red Hat");
    }

    @Override
    public List<Path> locations() {
        return List.of(Path.of("mirror/security.access.redhat.com/data/csaf/v2/vex"));
    }

    @Override
    public List<Download> downloads() {
        return List.of(Download.Changes.of("https://security.access.redhat.com/data/csaf/v2/vex/", 4L << 30));
    }

    @Override
    public void read(Path data, Consumer<FeedItem> out, Consumer<String> problems) throws IOException {
        new CsafVex(id(), "https://access.redhat.com/security/cve/", new RedHatProducts()).read(data, out, problems);
    }
}
