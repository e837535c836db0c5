package io.pratique.server.postgres;

import io.pratique.model.ErrorKind;
import io.pratique.model.PratiqueException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// The data on disk: made once, with their two users and the database of the application.
record Cluster(Binaries binaries, Home home) {
    static final String SUPERUSER = "postgres";
    static final String APPLICATION = "pratique";

    private static final Duration PATIENCE = Duration.ofMinutes(10);

    /// Makes the data where there are none; what an interrupted attempt left is thrown away. Data of another major
    /// version are refused.
    void prepare(Passwords passwords, boolean durable) throws IOException {
        Path data = home.data();
        if (!Files.exists(data)) {
            Path unfinished = home.folder().resolve("data.unfinished");
            Folders.delete(unfinished);
            home.account().own(unfinished);
            initialise(unfinished, durable);
            sql(unfinished, creation(passwords));
            Files.move(unfinished, data, StandardCopyOption.ATOMIC_MOVE);
            return;
        }
        checkVersion(data);
    }

    /// Tells a database that is not running its passwords.
    void secure(Passwords passwords) throws IOException {
        sql(home.data(), passwords(passwords));
    }

    private void initialise(Path data, boolean durable) throws IOException {
        var arguments = new ArrayList<>(List.of(
                "--pgdata=" + data,
                "--username=" + SUPERUSER,
                "--encoding=UTF8",
                // No locale of the machine is needed, and the order of texts never changes with its libraries.
                "--locale=C",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--data-checksums",
                "--auth-local=reject",
                "--auth-host=scram-sha-256",
                "--no-instructions"));
        if (!durable) {
            arguments.add("--no-sync");
        }
        Tool.Result result =
                Tool.run(home.folder(), home.account().call(binaries.program("initdb"), arguments), "", PATIENCE);
        if (!result.good()) {
            throw failure("the database cannot be made in " + home.folder(), result.output());
        }
    }

    /// Without a server, so that nobody can connect before there are passwords.
    private void sql(Path data, List<String> statements) throws IOException {
        List<String> call = home.account()
                .call(
                        binaries.program("postgres"),
                        List.of("--single", "-D", data.toString(), "-c", "exit_on_error=on", "postgres"));
        Tool.Result result = Tool.run(home.folder(), call, String.join("\n", statements) + "\n", PATIENCE);
        if (!result.good()) {
            throw failure("the database in " + home.folder() + " cannot be set up", result.output());
        }
    }

    /// One statement a line. The application's user owns its database and nothing else: policies bind it.
    private static List<String> creation(Passwords passwords) {
        return List.of(
                "create role " + APPLICATION + " login nosuperuser nobypassrls nocreatedb nocreaterole",
                "create database " + APPLICATION + " owner " + APPLICATION,
                "revoke connect on database postgres from public",
                passwords(passwords).getFirst(),
                passwords(passwords).getLast());
    }

    private static List<String> passwords(Passwords passwords) {
        return List.of(
                "alter role " + SUPERUSER + " password '" + passwords.superuser() + "'",
                "alter role " + APPLICATION + " password '" + passwords.application() + "'");
    }

    private static void checkVersion(Path data) throws IOException {
        Path file = data.resolve("PG_VERSION");
        String version = Files.exists(file) ? Files.readString(file).strip() : "";
        if (!version.equals(Binaries.major())) {
            throw new PratiqueException(
                    ErrorKind.UNSUPPORTED,
                    (version.isEmpty() ? data + " holds no database" : data + " was made by PostgreSQL " + version)
                            + ", and this program brings PostgreSQL " + Binaries.VERSION
                            + "; run the version of Pratique that made it, or move the folder away to begin anew");
        }
    }

    static PratiqueException failure(String what, String output) {
        List<String> lines = output.lines().filter(line -> !line.isBlank()).toList();
        String last = String.join(" | ", lines.subList(Math.max(0, lines.size() - 6), lines.size()));
        return new PratiqueException(ErrorKind.IO, what + ": " + last);
    }
}
