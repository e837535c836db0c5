package io.pratique.e2e;

import io.pratique.testing.Project;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// The project's own source files.
final class Sources {
    private Sources() {}

    /// All Java sources, of programs and tests, in a stable order.
    static List<Path> java() throws IOException {
        try (Stream<Path> modules = Files.list(Project.root())) {
            return modules.map(module -> module.resolve("src"))
                    .filter(Files::isDirectory)
                    .flatMap(Sources::walk)
                    .filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.toString().contains("/fixtures/")
                            && !file.toString().contains("/templates/"))
                    .sorted()
                    .toList();
        }
    }

    /// All Java sources of programs.
    static List<Path> main() throws IOException {
        return java().stream()
                .filter(file -> file.toString().contains("/src/main/"))
                .toList();
    }

    private static Stream<Path> walk(Path folder) {
        try {
            return Files.walk(folder);
        } catch (IOException problem) {
            throw new java.io.UncheckedIOException(problem);
        }
    }
}
