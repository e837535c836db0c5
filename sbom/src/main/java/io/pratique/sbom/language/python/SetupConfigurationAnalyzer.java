package io.pratique.sbom.language.python;

import io.pratique.image.ImageFile;
import io.pratique.model.inventory.Scope;
import io.pratique.sbom.analyzer.Discovery;
import io.pratique.sbom.analyzer.FileNames;
import io.pratique.sbom.language.Documents;
import io.pratique.sbom.language.ProjectFileAnalyzer;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.function.Consumer;

/// Reads the requirements in setup.cfg (setuptools, declarative configuration).
public final class SetupConfigurationAnalyzer implements ProjectFileAnalyzer {
    private static final String OPTIONS = "options";
    private static final String EXTRAS = "options.extras_require";

    @Override
    public String id() {
        return "language/python/setup-configuration";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public FileNames names() {
        return FileNames.of("setup.cfg");
    }

    @Override
    public void analyze(ImageFile file, Consumer<Discovery> out) throws IOException {
        String section = "";
        String key = "";
        BufferedReader lines = Documents.lines(file);
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            String text = line.strip();
            if (line.startsWith("[")) {
                section = text.substring(1, Math.max(1, text.length() - 1)).strip();
                key = "";
            } else if (!text.isEmpty() && !text.startsWith("#") && !text.startsWith(";")) {
                int equals = line.indexOf('=');
                boolean continued = line.charAt(0) <= ' ';
                if (!continued) {
                    key = equals < 0 ? "" : line.substring(0, equals).strip();
                    text = line.substring(equals + 1);
                }
                tell(section, key, text, out);
            }
        }
    }

    /// Several requirements in one line are parted by semicolons, which also part a requirement from its marker: of
    /// a line the first counts.
    private static void tell(String section, String key, String text, Consumer<Discovery> out) {
        if (section.equals(EXTRAS) && !key.isEmpty()) {
            Requirement.tell(text, PythonGroups.extra(key), out);
        } else if (section.equals(OPTIONS)) {
            switch (key) {
                case "install_requires" -> Requirement.tell(text, Scope.RUNTIME, out);
                case "tests_require", "setup_requires" -> Requirement.tell(text, Scope.DEVELOPMENT, out);
                default -> {}
            }
        }
    }
}
