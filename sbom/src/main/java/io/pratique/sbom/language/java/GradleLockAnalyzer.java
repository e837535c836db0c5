package io.pratique.sbom.language.java;

import io.pratique.image.FileEntry;
import io.pratique.image.ImageFile;
import io.pratique.model.inventory.Scope;
import io.pratique.sbom.analyzer.Discovery;
import io.pratique.sbom.analyzer.FileNames;
import io.pratique.sbom.language.Documents;
import io.pratique.sbom.language.ProjectFileAnalyzer;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/// Reads Gradle's lock files: `GROUP:ARTIFACT:VERSION=CONFIGURATIONS` on each line (Gradle, "Locking versions").
public final class GradleLockAnalyzer implements ProjectFileAnalyzer {
    private static final String EXTENSION = ".lockfile";
    private static final String BUILD = "buildscript-";

    @Override
    public String id() {
        return "language/java/gradle-lock";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public FileNames names() {
        return FileNames.ending(EXTENSION);
    }

    /// Before Gradle 7 there was a file for each configuration, `gradle/dependency-locks/CONFIGURATION.lockfile`.
    @Override
    public boolean wants(FileEntry file) {
        return ProjectFileAnalyzer.super.wants(file)
                && (file.at("gradle.lockfile")
                        || file.at("buildscript-gradle.lockfile")
                        || file.path().contains("dependency-locks/"));
    }

    @Override
    public void analyze(ImageFile file, Consumer<Discovery> out) throws IOException {
        String name = file.entry().name();
        String configuration = name.substring(0, name.length() - EXTENSION.length());
        try (BufferedReader in = Documents.lines(file)) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String text = line.strip();
                if (!text.isEmpty() && text.charAt(0) != '#' && !text.startsWith("empty=")) {
                    tell(text, configuration, out);
                }
            }
        }
    }

    private static void tell(String line, String file, Consumer<Discovery> out) {
        int equals = line.indexOf('=');
        Optional<Coordinates> found = Coordinates.parse(equals < 0 ? line : line.substring(0, equals));
        if (found.isPresent()) {
            Scope scope =
                    file.startsWith(BUILD) ? Scope.DEVELOPMENT : scope(equals < 0 ? file : line.substring(equals + 1));
            out.accept(new Discovery.Installed(found.get().component().withScope(scope)));
        } else {
            out.accept(new Discovery.Malformed("a line that names no artifact"));
        }
    }

    /// That of the configuration that is used most.
    private static Scope scope(String configurations) {
        Scope scope = Scope.DEVELOPMENT;
        for (int start = 0; start < configurations.length(); ) {
            int comma = configurations.indexOf(',', start);
            int end = comma < 0 ? configurations.length() : comma;
            scope = scope.or(ofConfiguration(configurations.substring(start, end)));
            start = end + 1;
        }
        return scope;
    }

    /// By the names that Gradle's own plug-ins give (Gradle, "The Java Plugin"): what is on the class path of the
    /// compiler only is brought by something else when the program runs.
    private static Scope ofConfiguration(String configuration) {
        String name = configuration.toLowerCase(Locale.ROOT);
        if (name.contains("test") || name.endsWith("annotationprocessor") || name.startsWith("kapt")) {
            return Scope.DEVELOPMENT;
        }
        if (name.endsWith("compileclasspath") || name.equals("compileonly")) {
            return Scope.OPTIONAL;
        }
        boolean program = name.endsWith("classpath")
                || name.contains("runtime")
                || name.contains("implementation")
                || name.equals("compile")
                || name.equals("default")
                || name.equals("api");
        return program ? Scope.RUNTIME : Scope.DEVELOPMENT;
    }
}
