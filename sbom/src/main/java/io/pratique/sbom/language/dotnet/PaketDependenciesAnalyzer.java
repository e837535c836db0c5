package io.pratique.sbom.language.dotnet;

import io.pratique.image.ImageFile;
import io.pratique.model.inventory.Component;
import io.pratique.model.inventory.PackageUrl;
import io.pratique.sbom.analyzer.Discovery;
import io.pratique.sbom.analyzer.FileNames;
import io.pratique.sbom.language.Documents;
import io.pratique.sbom.language.Names;
import io.pratique.sbom.language.Neighbours;
import io.pratique.sbom.language.ProjectFileAnalyzer;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.StringTokenizer;
import java.util.function.Consumer;

/// Reads paket.dependencies, which says what packages are wanted, where no lock file says which were taken. A
/// version is told only where just one will do.
public final class PaketDependenciesAnalyzer implements ProjectFileAnalyzer {
    private static final int LONGEST = 10_000;

    @Override
    public String id() {
        return "language/dotnet/paket-dependencies";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public FileNames names() {
        return FileNames.of("paket.dependencies");
    }

    @Override
    public void analyze(ImageFile file, Consumer<Discovery> out) throws IOException {
        if (Neighbours.of(file, "paket.lock").isPresent()) {
            return;
        }
        try (BufferedReader in = Documents.lines(file)) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (line.length() <= LONGEST) {
                    tell(words(line), out);
                }
            }
        }
    }

    private static List<String> words(String line) {
        return Collections.list(new StringTokenizer(line)).stream()
                .map(Object::toString)
                .toList();
    }

    private static void tell(List<String> words, Consumer<Discovery> out) {
        if (words.size() >= 2 && words.getFirst().equals("nuget") && Names.valid(words.get(1))) {
            String name = words.get(1);
            String version = version(words);
            PackageUrl purl = PackageUrl.of("nuget", null, name, version.isEmpty() ? null : version);
            out.accept(new Discovery.Installed(Component.of(purl, name, version)));
        }
    }

    /// `nuget NAME 1.2.3`, `nuget NAME = 1.2.3` and `nuget NAME == 1.2.3` pin (Paket, "Nuget dependencies").
    private static String version(List<String> words) {
        int at = words.size() > 3 && (words.get(2).equals("=") || words.get(2).equals("==")) ? 3 : 2;
        String version = words.size() > at ? words.get(at) : "";
        return !version.isEmpty() && Character.isDigit(version.charAt(0)) ? NugetPackage.exactVersion(version) : "";
    }
}
