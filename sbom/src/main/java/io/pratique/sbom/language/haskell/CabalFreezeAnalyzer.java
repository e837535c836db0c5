package io.pratique.sbom.language.haskell;

import io.pratique.image.ImageFile;
import io.pratique.sbom.analyzer.Discovery;
import io.pratique.sbom.analyzer.FileNames;
import io.pratique.sbom.language.Documents;
import io.pratique.sbom.language.ProjectFileAnalyzer;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.function.Consumer;

/// Reads cabal.project.freeze, which pins packages by `any.NAME ==VERSION` and also names flags (Cabal,
/// `cabal freeze`).
public final class CabalFreezeAnalyzer implements ProjectFileAnalyzer {
    private static final String FIELD = "constraints:";
    private static final String ANY = "any.";
    private static final String PIN = "==";

    @Override
    public String id() {
        return "language/haskell/cabal-freeze";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public FileNames names() {
        return FileNames.of("cabal.project.freeze");
    }

    @Override
    public void analyze(ImageFile file, Consumer<Discovery> out) throws IOException {
        BufferedReader lines = Documents.lines(file);
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            String text = line.strip();
            if (text.startsWith("--")) {
                continue;
            }
            int start = text.startsWith(FIELD) ? FIELD.length() : 0;
            while (start < text.length()) {
                int comma = text.indexOf(',', start);
                int end = comma < 0 ? text.length() : comma;
                tell(text.substring(start, end).strip(), out);
                start = end + 1;
            }
        }
    }

    private static void tell(String constraint, Consumer<Discovery> out) {
        int pin = constraint.indexOf(PIN);
        if (constraint.startsWith(ANY) && pin > ANY.length()) {
            String name = constraint.substring(ANY.length(), pin).strip();
            HackagePackages.tell(name, constraint.substring(pin + PIN.length()).strip(), out);
        }
    }
}
