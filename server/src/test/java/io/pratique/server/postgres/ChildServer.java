package io.pratique.server.postgres;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Another process that runs a database, for tests of what happens when it dies or is another user's.
final class ChildServer {
    private ChildServer() {}

    /// @param arguments the folder; what to do with the database: `halt` without closing it, or `close` it
    public static void main(String[] arguments) throws Exception {
        var postgres = EmbeddedPostgres.start(Path.of(arguments[0]), new EmbeddedOptions(5, false));
        Sql.run(postgres.settings(), "create table child (value int)");
        Sql.run(postgres.settings(), "insert into child values (1)");
        if (arguments[1].equals("close")) {
            postgres.close();
        }
        Runtime.getRuntime().halt(0);
    }

    /// Runs one to its end.
    ///
    /// @param prefix a tool that changes the user, or nothing
    static Tool.Result run(List<String> prefix, String classPath, Path folder, String end) throws IOException {
        List<String> call = new ArrayList<>(prefix);
        call.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        call.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx256m", "-cp", classPath));
        call.addAll(List.of(ChildServer.class.getName(), folder.toString(), end));
        return Tool.run(Path.of("/"), call, "", java.time.Duration.ofMinutes(5));
    }

    static String classPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }

    /// The class path in a folder that all users may read.
    static String copiedClassPath(Path folder) throws IOException {
        List<String> copies = new ArrayList<>();
        for (String entry : classPath().split(File.pathSeparator)) {
            Path from = Path.of(entry).toAbsolutePath();
            Path to = folder.resolve(Integer.toString(copies.size()));
            if (Files.isDirectory(from)) {
                copy(from, to);
                copies.add(to.toString());
            } else if (Files.exists(from)) {
                Files.copy(from, folder.resolve(to + ".jar"));
                copies.add(to + ".jar");
            }
        }
        return String.join(File.pathSeparator, copies);
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
    }
}
