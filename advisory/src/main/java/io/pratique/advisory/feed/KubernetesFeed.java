package io.pratique.advisory.feed;

import io.pratique.advisory.mirror.Download;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/// Advisories of the parts of Kubernetes. The feed on kubernetes.io has the same without ranges.
public final class KubernetesFeed implements Feed {
    @Override
    public String id() {
        return "kubernetes";
    }

    @Override
    public String description() {
        return "Kubernetes CVE feed as OSV records (Apache-2.0)";
    }

    @Override
    public boolean bundled() {
        return true;
    }

    @Override
    public List<String> complete() {
        return List.of("Kubernetes");
    }

    @Override
    public List<Path> locations() {
        return List.of(
                Path.of("mirror/osv-vulnerabilities.storage.googleapis.com/Kubernetes/all.zip"),
                Path.of("upstream/k8s-cve-osv/raw/vulns"));
    }

    @Override
    public List<Download> downloads() {
        return List.of(new Download.OsvEcosystem("Kubernetes"));
    }

    @Override
    public void read(Path data, Consumer<FeedItem> out, Consumer<String> problems) throws IOException {
        var dialect = new OsvDialect(id(), Set.of(), false);
        var reader = new OsvReader(id(), "Kubernetes", dialect);
        OsvRecords.each(data, (name, record) -> out.accept(new FeedItem.Entry(reader.read(record))), problems);
    }
}
