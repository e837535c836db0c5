package io.pratique.sbom.language.python;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.pratique.image.FileEntry;
import io.pratique.image.ImageFile;
import io.pratique.json.JsonValue;
import io.pratique.json.Toml;
import io.pratique.model.inventory.Component;
import io.pratique.sbom.analyzer.Discovery;
import io.pratique.sbom.analyzer.FileNames;
import io.pratique.sbom.language.ProjectFileAnalyzer;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;

/// Reads what scripts say they need in a `# /// script` block (PEP 723). Of the thousands of Python files in an
/// image it looks at those that can be run by themselves.
public final class InlineScriptAnalyzer implements ProjectFileAnalyzer {
    /// Blocks stand at the top, below a comment at most.
    private static final int HEAD_SIZE = 64 << 10;

    private static final String START = "# /// script";
    private static final String END = "# ///";

    @Override
    public String id() {
        return "language/python/inline-script";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public FileNames names() {
        return FileNames.ending(".py");
    }

    @Override
    public boolean wants(FileEntry file) {
        return file.executable() && ProjectFileAnalyzer.super.wants(file);
    }

    /// Runners look for the newest versions that fit, so that nothing but a pin says what is used.
    @Override
    public void analyze(ImageFile file, Consumer<Discovery> out) throws IOException {
        String head = new String(file.open().readNBytes(HEAD_SIZE), UTF_8);
        if (!head.contains(START)) {
            return;
        }
        JsonValue metadata = Toml.parse(block(head).getBytes(UTF_8));
        for (String text : metadata.get("dependencies").strings()) {
            Optional<Component> pinned =
                    Requirement.parse(text).filter(Requirement::exact).flatMap(Requirement::component);
            pinned.ifPresent(component -> {
                out.accept(new Discovery.Installed(component));
                out.accept(new Discovery.Requires(null, component.purl()));
            });
        }
    }

    /// The lines between the first start and the end, without their comment signs; empty where there is no end.
    private static String block(String head) {
        var block = new StringBuilder();
        boolean inside = false;
        for (String line : (Iterable<String>) head.lines()::iterator) {
            if (!inside) {
                inside = line.stripTrailing().equals(START);
            } else if (line.stripTrailing().equals(END)) {
                return block.toString();
            } else if (!line.startsWith("#")) {
                return "";
            } else {
                block.append(line, Math.min(line.length(), line.startsWith("# ") ? 2 : 1), line.length())
                        .append('\n');
            }
        }
        return "";
    }
}
