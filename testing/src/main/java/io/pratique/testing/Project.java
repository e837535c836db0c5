package io.pratique.testing;

import java.nio.file.Files;
import java.nio.file.Path;

/// Where the project lies, from inside any of its modules' tests.
public final class Project {
    private Project() {}

    public static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (folder != null && !Files.isRegularFile(folder.resolve("pratique"))) {
            folder = folder.getParent();
        }
        if (folder == null) {
            throw new IllegalStateException("no project above " + Path.of("").toAbsolutePath());
        }
        return folder;
    }
}
