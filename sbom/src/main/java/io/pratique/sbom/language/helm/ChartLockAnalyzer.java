package io.pratique.sbom.language.helm;

import io.pratique.image.ImageFile;
import io.pratique.json.JsonValue;
import io.pratique.model.inventory.Component;
import io.pratique.model.inventory.PackageUrl;
import io.pratique.sbom.analyzer.Discovery;
import io.pratique.sbom.analyzer.FileNames;
import io.pratique.sbom.language.Documents;
import io.pratique.sbom.language.Expect;
import io.pratique.sbom.language.Names;
import io.pratique.sbom.language.ProjectFileAnalyzer;
import java.io.IOException;
import java.util.function.Consumer;

/// Reads Chart.lock (helm.sh, "Charts"): the exact versions of the charts that a chart consists of. Its predecessor
/// of Helm 2, requirements.lock, is left alone: Python tools have files of this name.
public final class ChartLockAnalyzer implements ProjectFileAnalyzer {
    @Override
    public String id() {
        return "language/helm/chart-lock";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public FileNames names() {
        return FileNames.of("Chart.lock");
    }

    @Override
    public void analyze(ImageFile file, Consumer<Discovery> out) throws IOException {
        JsonValue lock = Expect.object(Documents.yaml(file), "lock file of a Helm chart");
        for (JsonValue entry : lock.get("dependencies").items()) {
            String name = entry.text("name", "");
            String version = entry.text("version", "");
            if (!Names.valid(name) || !Names.valid(version)) {
                out.accept(new Discovery.Malformed("chart without name or version"));
                continue;
            }
            String repository = entry.text("repository", "");
            PackageUrl purl = PackageUrl.of("helm", null, name, version)
                    .with("repository_url", repository.startsWith("file:") ? null : repository);
            out.accept(new Discovery.Installed(Component.of(purl, name, version)));
            out.accept(new Discovery.Requires(null, purl));
        }
    }
}
