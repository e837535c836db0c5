package io.pratique.sbom.language.haskell;

import io.pratique.image.ImageFile;
import io.pratique.json.JsonValue;
import io.pratique.sbom.analyzer.Discovery;
import io.pratique.sbom.analyzer.FileNames;
import io.pratique.sbom.language.Documents;
import io.pratique.sbom.language.ProjectFileAnalyzer;
import java.io.IOException;
import java.util.function.Consumer;

/// Reads stack.yaml.lock, which holds the packages that are not in the snapshot (Stack, lock files).
public final class StackLockAnalyzer implements ProjectFileAnalyzer {
    @Override
    public String id() {
        return "language/haskell/stack-lock";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public FileNames names() {
        return FileNames.of("stack.yaml.lock");
    }

    @Override
    public void analyze(ImageFile file, Consumer<Discovery> out) throws IOException {
        if (!(Documents.yaml(file) instanceof JsonValue.Obj lock)) {
            throw new IOException("a lock file of Stack that is no mapping");
        }
        for (JsonValue entry : lock.get("packages").items()) {
            JsonValue completed = entry.get("completed");
            String hackage = completed.text("hackage");
            if (hackage == null) {
                HackagePackages.tell(completed.text("name", ""), completed.text("version", ""), out);
            } else {
                tell(hackage, out);
            }
        }
    }

    /// `NAME-VERSION@sha256:HASH,SIZE`; the name may have hyphens.
    private static void tell(String hackage, Consumer<Discovery> out) {
        int at = hackage.indexOf('@');
        String identifier = at < 0 ? hackage : hackage.substring(0, at);
        int hyphen = identifier.lastIndexOf('-');
        if (hyphen > 0) {
            HackagePackages.tell(identifier.substring(0, hyphen), identifier.substring(hyphen + 1), out);
        }
    }
}
