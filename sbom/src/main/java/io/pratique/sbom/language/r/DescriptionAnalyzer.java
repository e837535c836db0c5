package io.pratique.sbom.language.r;

import io.pratique.image.FileEntry;
import io.pratique.image.ImageFile;
import io.pratique.sbom.analyzer.Analyzer;
import io.pratique.sbom.analyzer.Discovery;
import io.pratique.sbom.analyzer.FileNames;
import io.pratique.sbom.language.Documents;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/// Finds packages of R by `NAME/DESCRIPTION`, installed or as sources (Writing R Extensions, the DESCRIPTION file).
public final class DescriptionAnalyzer implements Analyzer {
    @Override
    public String id() {
        return "language/r/description";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public FileNames names() {
        return FileNames.of("DESCRIPTION");
    }

    @Override
    public boolean wants(FileEntry file) {
        return file.path().endsWith("/DESCRIPTION");
    }

    /// Sources have a title, and installing adds the field `Built`; a file with neither is something else.
    @Override
    public void analyze(ImageFile file, Consumer<Discovery> out) throws IOException {
        Map<String, String> fields = fields(Documents.lines(file));
        if (fields.containsKey("Package") && (fields.containsKey("Title") || fields.containsKey("Built"))) {
            String name = fields.getOrDefault("Package", "");
            String version = fields.getOrDefault("Version", "");
            out.accept(RPackages.component(name, version, fields.getOrDefault("License", ""))
                    .<Discovery>map(Discovery.Installed::new)
                    .orElseThrow(() -> new IOException("R package without a name or a version")));
        }
    }

    /// Lines that start with white space continue the field before; none of the wanted fields needs them.
    private static Map<String, String> fields(BufferedReader lines) throws IOException {
        Map<String, String> fields = new HashMap<>();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            int colon = line.indexOf(':');
            String name = colon < 0 ? "" : line.substring(0, colon);
            switch (name) {
                case "Package", "Version", "License", "Title", "Built" ->
                    fields.putIfAbsent(name, line.substring(colon + 1).strip());
                default -> {}
            }
        }
        return fields;
    }
}
