package io.pratique.sbom.embedded;

import io.pratique.image.FileEntry;
import io.pratique.image.ImageFile;
import io.pratique.model.inventory.ScanResult;
import io.pratique.sbom.analyzer.Analyzer;
import io.pratique.sbom.analyzer.Discovery;
import io.pratique.sbom.analyzer.FileNames;
import io.pratique.sbom.format.SbomReader;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;

/// Reads SBOMs that makers of packages and images leave beside what they built, under the names that CycloneDX
/// ("Recognized file patterns") and SPDX ("File names") recommend.
///
/// What Bitnami leaves, `.spdx-NAME.spdx`, has an analyzer of its own. Packages of a distribution are left to its
/// package database: an SBOM beside them names each a second time. Of package URLs only the coordinates are taken,
/// so that a package which another file tells of is not listed twice.
public final class EmbeddedSbomAnalyzer implements Analyzer {
    private static final long LONGEST = 64L << 20;
    private static final List<String> ENDS = List.of(
            ".cdx.json",
            ".cdx.xml",
            ".spdx",
            ".spdx.json",
            ".spdx.rdf",
            ".spdx.rdf.xml",
            ".spdx.xml",
            ".spdx.yaml",
            ".spdx.yml");

    @Override
    public String id() {
        return "sbom/embedded";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public FileNames names() {
        return FileNames.ending(".json", ".xml", ".spdx", ".rdf", ".yaml", ".yml");
    }

    @Override
    public boolean wants(FileEntry file) {
        String path = file.path();
        if (path.isEmpty() || "lxfn".indexOf(path.charAt(path.length() - 1)) < 0) {
            return false;
        }
        int name = path.lastIndexOf('/') + 1;
        for (String end : ENDS) {
            if (path.endsWith(end)) {
                return !path.startsWith(".spdx-", name);
            }
        }
        boolean json = path.endsWith(".json");
        if (json && path.startsWith(".spdx.", name)) {
            return true;
        }
        return file.at("bom.json") || file.at("bom.xml") || ((json || path.endsWith(".xml")) && inSbomFolder(path));
    }

    /// Whether the folder right above is called `sbom`.
    private static boolean inSbomFolder(String path) {
        int slash = path.lastIndexOf('/');
        return slash >= 4
                && path.regionMatches(true, slash - 4, "sbom", 0, 4)
                && (slash == 4 || path.charAt(slash - 5) == '/');
    }

    @Override
    public void analyze(ImageFile file, Consumer<Discovery> out) throws IOException {
        ScanResult said = SbomReader.read(
                file.path(), file.open(), Math.min(LONGEST, file.limits().fileSize()));
        SaidPackages.tell(said, out);
    }
}
