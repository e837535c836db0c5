package io.pratique.fuzz;

import io.pratique.testing.Project;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Where inputs come from, and where they are put for parsers that read files.
public final class Inputs {
    private Inputs() {}

    public static List<byte[]> texts(String... texts) {
        return Stream.of(texts)
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .toList();
    }

    public static String text(byte[] input) {
        return new String(input, StandardCharsets.UTF_8);
    }

    /// The contents of files.
    public static List<byte[]> contents(List<Path> files) throws IOException {
        List<byte[]> contents = new ArrayList<>();
        for (Path file : files) {
            contents.add(Files.readAllBytes(file));
        }
        return contents;
    }

    /// The files below a folder of the project, in a stable order; none where there is no such folder.
    public static List<Path> files(String folder) throws IOException {
        Path root = Project.root().resolve(folder);
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        try (Stream<Path> walk = Files.walk(root)) {
            return walk.filter(Files::isRegularFile).sorted().toList();
        }
    }

    /// A folder for what a target has to write.
    public static Path scratch(String target) {
        return Project.root().resolve("fuzz/target/scratch").resolve(target);
    }

    /// Writes the input to a file of the target's scratch folder.
    public static Path written(String target, String path, byte[] input) throws IOException {
        Path file = scratch(target).resolve(path);
        Files.createDirectories(file.getParent());
        return Files.write(file, input);
    }
}
