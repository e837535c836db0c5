package io.pratique.sbom.language.githubactions;

import io.pratique.image.FileEntry;
import io.pratique.image.ImageFile;
import io.pratique.json.JsonValue;
import io.pratique.json.Yaml;
import io.pratique.model.inventory.Component;
import io.pratique.model.inventory.PackageUrl;
import io.pratique.model.inventory.Scope;
import io.pratique.sbom.analyzer.Discovery;
import io.pratique.sbom.analyzer.FileNames;
import io.pratique.sbom.language.Documents;
import io.pratique.sbom.language.Names;
import io.pratique.sbom.language.ProjectFileAnalyzer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/// Reads what workflows (`.github/workflows`) and composite actions (`action.yml`) use from other repositories:
/// `uses: OWNER/REPOSITORY@REF` of steps, and of jobs that call a workflow (docs.github.com, "Workflow syntax").
public final class WorkflowAnalyzer implements ProjectFileAnalyzer {
    private static final String FOLDER = ".github/workflows/";

    @Override
    public String id() {
        return "language/github-actions/workflow";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public FileNames names() {
        return FileNames.ending(".yml", ".yaml");
    }

    @Override
    public boolean wants(FileEntry file) {
        String path = file.path();
        int folder = path.lastIndexOf('/') + 1 - FOLDER.length();
        boolean workflow =
                folder >= 0 && path.startsWith(FOLDER, folder) && (folder == 0 || path.charAt(folder - 1) == '/');
        return (workflow || file.at("action.yml") || file.at("action.yaml"))
                && !path.startsWith("vendor/")
                && !path.contains("/vendor/")
                && ProjectFileAnalyzer.super.wants(file);
    }

    @Override
    public void analyze(ImageFile file, Consumer<Discovery> out) throws IOException {
        List<String> uses = new ArrayList<>();
        for (JsonValue document : Yaml.parse(new ByteArrayInputStream(Documents.bytes(file)), 1)) {
            steps(document.get("runs"), uses);
            for (JsonValue job : document.get("jobs").fields().values()) {
                uses.add(job.text("uses", ""));
                steps(job, uses);
            }
        }
        Set<Discovery> told = new LinkedHashSet<>();
        uses.forEach(reference -> tell(reference, told));
        told.forEach(out);
    }

    private static void steps(JsonValue job, List<String> uses) {
        job.get("steps").items().forEach(step -> uses.add(step.text("uses", "")));
    }

    /// `./FOLDER` is in the same repository, `docker://IMAGE` no action.
    private static void tell(String reference, Set<Discovery> told) {
        int at = reference.indexOf('@');
        int slash = reference.indexOf('/');
        String version = reference.substring(at + 1);
        if (slash <= 0 || at <= slash + 1 || reference.startsWith(".") || reference.contains("://")) {
            return;
        }
        int folder = reference.indexOf('/', slash + 1);
        String name = reference.substring(0, folder < 0 || folder > at ? at : folder);
        if (Names.valid(name) && Names.valid(version) && name.length() > slash + 1) {
            PackageUrl purl = PackageUrl.of("github", name.substring(0, slash), name.substring(slash + 1), version);
            told.add(new Discovery.Installed(Component.of(purl, name, version).withScope(Scope.DEVELOPMENT)));
        }
    }
}
