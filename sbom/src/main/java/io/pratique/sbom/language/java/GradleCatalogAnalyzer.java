package io.pratique.sbom.language.java;

import io.pratique.image.FileEntry;
import io.pratique.image.ImageFile;
import io.pratique.json.JsonValue;
import io.pratique.sbom.analyzer.Discovery;
import io.pratique.sbom.analyzer.FileNames;
import io.pratique.sbom.language.Documents;
import io.pratique.sbom.language.ProjectFileAnalyzer;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Reads the libraries of Gradle's version catalogs, `gradle/libs.versions.toml` (Gradle, "Version Catalogs").
/// Plug-ins of builds are left out.
public final class GradleCatalogAnalyzer implements ProjectFileAnalyzer {
    @Override
    public String id() {
        return "language/java/gradle-catalog";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public FileNames names() {
        return FileNames.ending(".toml");
    }

    @Override
    public boolean wants(FileEntry file) {
        return file.path().endsWith(".versions.toml") && ProjectFileAnalyzer.super.wants(file);
    }

    @Override
    public void analyze(ImageFile file, Consumer<Discovery> out) throws IOException {
        JsonValue catalog = Documents.toml(file);
        JsonValue versions = catalog.get("versions");
        for (JsonValue library : catalog.get("libraries").fields().values()) {
            coordinates(library, versions).ifPresent(found -> out.accept(new Discovery.Installed(found.component())));
        }
    }

    /// A text with all parts, or a table with `module`, or `group` and `name`, and `version`. A library without a
    /// version gets one from elsewhere.
    private static Optional<Coordinates> coordinates(JsonValue library, JsonValue versions) {
        if (library instanceof JsonValue.Str(String text)) {
            return Coordinates.parse(text);
        }
        String module = library.text("module", library.text("group", "") + ":" + library.text("name", ""));
        return Coordinates.parse(module + ":" + version(library.get("version"), versions));
    }

    private static String version(JsonValue version, JsonValue versions) {
        @Nullable String reference = version.text("ref");
        JsonValue meant = reference == null ? version : versions.get(reference);
        if (meant instanceof JsonValue.Str(String text)) {
            return exact(text);
        }
        String strict = exact(meant.text("strictly", ""));
        String wanted = exact(meant.text("prefer", meant.text("require", "")));
        return wanted.isEmpty() ? strict : wanted;
    }

    /// `1.2.3` and the strict `1.2.3!!`; empty for ranges and `1.+`.
    private static String exact(String text) {
        String version = text.endsWith("!!") ? text.substring(0, text.length() - 2) : text;
        return Coordinates.plausible(version) && !version.endsWith("+") ? version : "";
    }
}
