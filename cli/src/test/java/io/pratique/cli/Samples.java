package io.pratique.cli;

import io.pratique.cli.output.TemporaryFolder;
import io.pratique.testing.Project;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The images and feeds that come with the program for `warm-up`, unpacked for tests.
final class Samples {
    static final Path DATA =
            Project.root().resolve("cli/src/main/resources/io/pratique/cli").resolve(WarmUpCommand.DATA);

    private Samples() {}

    static void unpack(Path folder) {
        try (InputStream data = Files.newInputStream(DATA)) {
            new TemporaryFolder(folder).unzip(data);
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }
}
