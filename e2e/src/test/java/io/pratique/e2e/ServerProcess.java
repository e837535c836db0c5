package io.pratique.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// A process of the platform: `pratique server`.
record ServerProcess(Installation.Started started) implements AutoCloseable {
    private static final int PAUSE_MILLIS = 50;
    private static final int PATIENCE = 600_000 / PAUSE_MILLIS;

    /// Something that may be so by now.
    @FunctionalInterface
    interface Condition {
        boolean holds() throws Exception;
    }

    /// Starts one, and leaves it alone with its start.
    static ServerProcess start(Installation installation, Map<String, String> environment, String... arguments)
            throws IOException {
        String[] all =
                Stream.concat(Stream.of("server"), Arrays.stream(arguments)).toArray(String[]::new);
        return new ServerProcess(installation.start(environment, installation.program(), installation.home(), all));
    }

    /// Waits until it says that it listens, or works.
    ServerProcess awaitStart() throws Exception {
        await(
                "the start of the server",
                () -> lines().stream().anyMatch(line -> line.contains("listening at") || line.endsWith("working")));
        return this;
    }

    /// The token that the first start tells.
    String token() throws IOException {
        return lines().stream()
                .filter(line -> line.startsWith("prq_"))
                .findFirst()
                .orElseThrow();
    }

    private List<String> lines() throws IOException {
        return Files.readString(started.err()).lines().toList();
    }

    /// Waits until something is so; fails when the server ends before, or after ten minutes.
    void await(String what, Condition condition) throws Exception {
        for (int i = 0; i < PATIENCE; i++) {
            if (condition.holds()) {
                return;
            }
            if (started.process().waitFor(PAUSE_MILLIS, TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException("the server ended: " + Files.readString(started.err()));
            }
        }
        throw new IllegalStateException("in vain awaited: " + what + "; " + Files.readString(started.err()));
    }

    boolean isAlive() {
        return started.process().isAlive();
    }

    /// Ends it with SIGKILL.
    void kill() throws InterruptedException {
        started.process().destroyForcibly().waitFor();
    }

    /// Asks it to end.
    @Override
    public void close() throws InterruptedException {
        started.process().destroy();
        if (!started.process().waitFor(30, TimeUnit.SECONDS)) {
            kill();
            throw new IllegalStateException("the server did not end when it was asked to");
        }
    }

    /// A folder whose database the user that PostgreSQL runs as may reach.
    static Path reachable(Path folder) throws IOException {
        return Files.setPosixFilePermissions(
                folder, java.nio.file.attribute.PosixFilePermissions.fromString("rwx--x--x"));
    }
}
