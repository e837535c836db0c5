package io.pratique.sbom.language.php;

import io.pratique.image.FileEntry;
import io.pratique.image.ImageFile;
import io.pratique.json.JsonValue;
import io.pratique.model.inventory.Scope;
import io.pratique.sbom.analyzer.Analyzer;
import io.pratique.sbom.analyzer.Discovery;
import io.pratique.sbom.analyzer.FileNames;
import io.pratique.sbom.language.Documents;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/// Reads what Composer installed: `vendor/composer/installed.json`. Composer 1 writes a list of packages, Composer
/// 2 an object with `packages` and the names of those for development.
public final class ComposerInstalledAnalyzer implements Analyzer {
    @Override
    public String id() {
        return "language/php/composer-installed";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public FileNames names() {
        return FileNames.of("installed.json");
    }

    /// The folder `vendor` may have another name.
    @Override
    public boolean wants(FileEntry file) {
        return file.at("composer/installed.json");
    }

    @Override
    public void analyze(ImageFile file, Consumer<Discovery> out) throws IOException {
        JsonValue installed = Documents.json(file);
        List<JsonValue> entries = switch (installed) {
            case JsonValue.Arr list -> list.items();
            case JsonValue.Obj object -> object.get("packages").items();
            default -> throw new IOException("not an installed.json of Composer");
        };
        Set<String> development =
                new HashSet<>(installed.get("dev-package-names").strings());
        var packages = new ComposerPackages();
        for (JsonValue entry : entries) {
            boolean forDevelopment = development.contains(entry.text("name", ""));
            packages.take(entry, forDevelopment ? Scope.DEVELOPMENT : Scope.RUNTIME);
        }
        packages.tell(out);
    }
}
