package io.pratique.sbom.language.golang;

import io.pratique.image.ImageFile;
import io.pratique.sbom.analyzer.Discovery;
import io.pratique.sbom.analyzer.FileNames;
import io.pratique.sbom.language.Documents;
import io.pratique.sbom.language.Neighbours;
import io.pratique.sbom.language.ProjectFileAnalyzer;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Reads go.sum where go.mod does not list all modules: before Go 1.17, and where there is none.
///
/// It holds the checksums of all versions that the choice of versions went by, so of each module the last is taken,
/// which is the highest: the file is sorted. A module of which only the go.mod was looked at is not built, so it
/// counts only where there is nothing better to go by. Where the target cannot be read out of order nothing is
/// known of go.mod, and nothing is told.
public final class GoSumAnalyzer implements ProjectFileAnalyzer {
    private static final String OF_GO_MOD = "/go.mod";
    private static final int LONGEST = 10_000;

    @Override
    public String id() {
        return "language/golang/go-sum";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public FileNames names() {
        return FileNames.of("go.sum");
    }

    @Override
    public void analyze(ImageFile file, Consumer<Discovery> out) throws IOException {
        if (file.neighbour(file.path()).isEmpty()) {
            return;
        }
        Optional<ImageFile> mod = Neighbours.of(file, "go.mod");
        @Nullable GoModFile known = mod.isPresent() ? GoModFile.of(mod.get()) : null;
        if (known == null || !known.complete()) {
            modules(file, known == null).forEach((path, version) -> tell(new GoModule(path, version), known, out));
        }
    }

    private static void tell(GoModule module, @Nullable GoModFile mod, Consumer<Discovery> out) {
        @Nullable GoModule other = mod == null ? null : mod.replacements().of(module);
        if (other == null || other.versioned()) {
            GoModAnalyzer.tell(other == null ? module : other, out);
        }
    }

    /// Lines are `PATH VERSION[/go.mod] HASH`.
    private static Map<String, String> modules(ImageFile file, boolean all) throws IOException {
        Map<String, String> modules = new LinkedHashMap<>();
        try (BufferedReader in = Documents.lines(file)) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                int first = line.indexOf(' ');
                int second = line.indexOf(' ', first + 1);
                if (line.isBlank()) {
                    continue;
                }
                if (first < 1 || second < 0 || line.length() > LONGEST) {
                    throw new IOException("a line of go.sum that is no checksum");
                }
                String version = line.substring(first + 1, second);
                boolean ofGoMod = version.endsWith(OF_GO_MOD);
                if (all || !ofGoMod) {
                    modules.put(
                            line.substring(0, first),
                            ofGoMod ? version.substring(0, version.length() - OF_GO_MOD.length()) : version);
                }
            }
        }
        return modules;
    }
}
