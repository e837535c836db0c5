package io.pratique.sbom.language.java.pom;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// Maven itself, offline.
///
/// @param repository its local repository
record Maven(Path repository) implements Closeable {
    private static final String OPTIONAL = " (optional)";
    private static final String TREE = "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:tree";

    static Path localRepository() {
        return Path.of(System.getProperty("localRepository", System.getProperty("user.home") + "/.m2/repository"));
    }

    /// With a local repository of its own, which holds what is in this machine's and more.
    ///
    /// @param more groups that lie in a folder
    static Maven with(Path more, Path repository) throws IOException {
        Files.createDirectories(repository);
        try (Stream<Path> groups = Files.exists(localRepository()) ? Files.list(localRepository()) : Stream.empty()) {
            for (Path group : groups.toList()) {
                Files.createSymbolicLink(repository.resolve(group.getFileName()), group);
            }
        }
        copy(more, repository);
        return new Maven(repository);
    }

    static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path one : all.toList()) {
                Path place = to.resolve(from.relativize(one).toString());
                if (!Files.exists(place)) {
                    Files.copy(one, place);
                }
            }
        }
    }

    /// The artifacts that each module of a project uses, as `group:artifact version scope`, perhaps with
    /// `optional`, by the names of the
    /// modules; empty where Maven cannot say.
    Map<String, Set<String>> trees(Path project) throws IOException, InterruptedException {
        Path output = Files.createTempFile("tree", ".txt");
        if (!run(project, TREE, "-DoutputFile=" + output, "-DappendOutput=true")) {
            return Map.of();
        }
        Map<String, Set<String>> trees = new LinkedHashMap<>();
        Set<String> tree = new TreeSet<>();
        for (String line : Files.readAllLines(output)) {
            String plain = line.replaceAll("^[-+|\\\\ ]+", "").strip();
            boolean optional = plain.endsWith(OPTIONAL);
            String[] part = (optional ? plain.substring(0, plain.length() - OPTIONAL.length()) : plain).split(":");
            if (plain.equals(line.strip())) {
                tree = new TreeSet<>();
                trees.put(part[1], tree);
            } else {
                tree.add(part[0] + ":" + part[1] + " " + part[part.length - 2] + " " + part[part.length - 1]
                        + (optional ? " optional" : ""));
            }
        }
        return trees;
    }

    /// Takes the links away that lead to this machine's repository.
    @Override
    public void close() throws IOException {
        try (Stream<Path> groups = Files.list(repository)) {
            for (Path group : groups.filter(Files::isSymbolicLink).toList()) {
                Files.delete(group);
            }
        }
    }

    private boolean run(Path project, String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("mvn", "-o", "-q", "-B", "-Dmaven.repo.local=" + repository));
        command.addAll(List.of(words));
        try {
            Process maven = new ProcessBuilder(command)
                    .directory(project.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!maven.waitFor(3, TimeUnit.MINUTES)) {
                maven.destroyForcibly();
                return false;
            }
            return maven.exitValue() == 0;
        } catch (IOException absent) {
            return false;
        }
    }
}
