package io.pratique.sbom.language.python;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.pratique.image.ImageFile;
import io.pratique.model.inventory.Scope;
import io.pratique.sbom.analyzer.Discovery;
import io.pratique.sbom.analyzer.FileNames;
import io.pratique.sbom.language.Documents;
import io.pratique.sbom.language.ProjectFileAnalyzer;
import java.io.IOException;
import java.util.Map;
import java.util.function.Consumer;

/// Reads the requirements that stand as plain texts in setup.py. The script is not run: what it computes stays
/// unknown.
public final class SetupScriptAnalyzer implements ProjectFileAnalyzer {
    private static final Map<String, Scope> KEYWORDS = Map.of(
            "install_requires", Scope.RUNTIME,
            "extras_require", Scope.OPTIONAL,
            "tests_require", Scope.DEVELOPMENT,
            "setup_requires", Scope.DEVELOPMENT);

    @Override
    public String id() {
        return "language/python/setup-script";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public FileNames names() {
        return FileNames.of("setup.py");
    }

    @Override
    public void analyze(ImageFile file, Consumer<Discovery> out) throws IOException {
        var source = new PythonSource(new String(Documents.bytes(file), UTF_8));
        for (String word = source.nextWord(); !word.isEmpty(); word = source.nextWord()) {
            Scope scope = KEYWORDS.get(word);
            if (scope != null) {
                source.forEachText(text -> Requirement.tell(text, scope, out));
            }
        }
    }
}
