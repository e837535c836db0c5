package io.pratique.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.pratique.testing.Project;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/// A copy of the launcher and of what it starts, with a home of its own.
///
/// @param folder holds the launcher `pratique`
/// @param home the user's home, with the caches
record Installation(Path folder, Path home) {
    private static final Path BUILT = Project.root().resolve("cli/target/dist");

    record Ended(int code, String out, String err) {}

    /// As a package installs it: the built files beside the launcher.
    static Installation packaged(Path folder, Path home) throws IOException {
        copyDist(folder);
        return launcher(folder, home);
    }

    /// As in a clone: sources, and the built files in the target folder.
    static Installation cloned(Path folder, Path home) throws IOException {
        copyDist(folder.resolve("cli/target/dist"));
        Files.createDirectories(folder.resolve("cli/src/main"));
        for (String file : List.of("cli/src/main/Source.java", "pom.xml", "cli/pom.xml")) {
            Files.writeString(folder.resolve(file), "");
        }
        for (String file : List.of("cli/src/main/Source.java", "cli/src/main", "pom.xml", "cli/pom.xml")) {
            Files.setLastModifiedTime(folder.resolve(file), Files.getLastModifiedTime(BUILT.resolve("build-id")));
        }
        return launcher(folder, home);
    }

    private static void copyDist(Path to) throws IOException {
        Assumptions.assumeTrue(
                Files.exists(BUILT.resolve("build-id")), "skipped: the program is not packaged; run mvn verify");
        Files.createDirectories(to.resolve("lib"));
        try (Stream<Path> files = Files.walk(BUILT)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, to.resolve(BUILT.relativize(file)), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }

    private static Installation launcher(Path folder, Path home) throws IOException {
        Files.copy(Project.root().resolve("pratique"), folder.resolve("pratique"), StandardCopyOption.COPY_ATTRIBUTES);
        Files.createDirectories(home);
        return new Installation(folder, home);
    }

    /// The JDK of the tests.
    static Path jdk() {
        return Path.of(System.getProperty("java.home"));
    }

    /// A folder that looks like a JDK of another version or build, and runs the one of the tests.
    static Path jdk(Path folder, String version, String build) throws IOException {
        Files.createDirectories(folder.resolve("bin"));
        Files.writeString(
                folder.resolve("release"),
                "IMPLEMENTOR=\"Harbour Works\"\nJAVA_RUNTIME_VERSION=\"" + build + "\"\nJAVA_VERSION=\"" + version
                        + "\"\nOS_ARCH=\"x86_64\"\n");
        script(folder.resolve("bin/java"), "exec '" + jdk().resolve("bin/java") + "' \"$@\"");
        return folder;
    }

    static Path script(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "#!/bin/sh\n" + text + "\n");
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    Path program() {
        return folder.resolve("pratique");
    }

    /// The AOT caches and whatever else lies beside them.
    List<Path> caches() throws IOException {
        Path place = home.resolve(".cache/pratique/aot");
        if (!Files.exists(place)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(place)) {
            return files.sorted().toList();
        }
    }

    Ended run(String... arguments) throws IOException, InterruptedException {
        return run(Map.of(), program(), home, arguments);
    }

    Ended run(Map<String, String> environment, String... arguments) throws IOException, InterruptedException {
        return run(environment, program(), home, arguments);
    }

    /// @param as the path it is called by
    Ended run(Map<String, String> environment, Path as, Path directory, String... arguments)
            throws IOException, InterruptedException {
        return ended(start(environment, as, directory, arguments));
    }

    record Started(Process process, Path out, Path err) {}

    /// Starts a run with an environment of its own: the JDK of the tests, no AOT cache made in the background.
    Started start(Map<String, String> environment, Path as, Path directory, String... arguments) throws IOException {
        var builder = new ProcessBuilder(
                Stream.concat(Stream.of(as.toString()), Stream.of(arguments)).toList());
        Map<String, String> all = new TreeMap<>(Map.of(
                "HOME",
                home.toString(),
                "PATH",
                "/usr/bin:/bin",
                "PRATIQUE_JAVA",
                jdk().toString(),
                "PRATIQUE_AOT",
                "off"));
        all.putAll(environment);
        all.values().removeIf(String::isEmpty);
        builder.environment().clear();
        builder.environment().putAll(all);
        Path out = Files.createTempFile(home, "out", "");
        Path err = Files.createTempFile(home, "err", "");
        Process process = builder.directory(directory.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        process.getOutputStream().close();
        return new Started(process, out, err);
    }

    static Ended ended(Started started) throws IOException, InterruptedException {
        if (!started.process().waitFor(3, TimeUnit.MINUTES)) {
            started.process().destroyForcibly();
            throw new IllegalStateException("still running after three minutes");
        }
        return new Ended(
                started.process().exitValue(),
                Files.readString(started.out(), UTF_8),
                Files.readString(started.err(), UTF_8));
    }
}
