package io.pratique.sbom.os.rpm;

import io.pratique.image.FileEntry;
import io.pratique.image.ImageFile;
import io.pratique.json.JsonValue;
import io.pratique.sbom.analyzer.Analyzer;
import io.pratique.sbom.analyzer.Discovery;
import io.pratique.sbom.analyzer.FileNames;
import io.pratique.sbom.language.Documents;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/// Which packages were asked for, as dnf 5 notes it: `packages.toml` with a reason for each `NAME.ARCHITECTURE`,
/// and
/// `groups.toml` with the packages of each group that was asked for (dnf5-system-state(7)).
public final class DnfStateAnalyzer implements Analyzer {
    private static final String FOLDER = "usr/lib/sysimage/libdnf5/";

    /// "External User" is told of packages that rpm installed without dnf.
    private static final Set<String> CHOSEN = Set.of("User", "External User");

    @Override
    public String id() {
        return "os/dnf-state";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public FileNames names() {
        return FileNames.of("packages.toml", "groups.toml");
    }

    @Override
    public boolean wants(FileEntry file) {
        return file.path().startsWith(FOLDER) && names().match(file.path());
    }

    @Override
    public void analyze(ImageFile file, Consumer<Discovery> out) throws IOException {
        JsonValue document = Documents.toml(file);
        List<String> names = new ArrayList<>();
        document.get("packages").fields().forEach((name, state) -> {
            if (CHOSEN.contains(state.text("reason", ""))) {
                int dot = name.lastIndexOf('.');
                names.add(dot < 0 ? name : name.substring(0, dot));
            }
        });
        document.get("groups").fields().values().forEach(group -> {
            if (group.get("userinstalled").isTrue()) {
                names.addAll(group.get("packages").strings());
            }
        });
        out.accept(new Discovery.Chosen("rpm", names, false));
    }
}
