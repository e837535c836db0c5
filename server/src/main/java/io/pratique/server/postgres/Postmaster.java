package io.pratique.server.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// The main process of PostgreSQL: started, found again by its pid file, stopped.
record Postmaster(Binaries binaries, Home home) {
    /// Recovery after a crash is part of a start; it reads at most a few gigabytes.
    private static final int START_SECONDS = 600;

    private static final int STOP_SECONDS = 60;
    private static final int END_SECONDS = 10;

    /// Starts it and waits until it takes connections. It stands apart from this process: what a terminal sends to
    /// this one does not reach it.
    Tool.Result start(Path log) throws IOException {
        String options = "-c config_file=\"" + home.configuration() + "\"";
        return control(
                START_SECONDS, "start", "--log=" + log, "--options=" + options, "--wait", "--timeout=" + START_SECONDS);
    }

    /// The running process of this folder, whoever started it.
    ///
    /// After a crash the number in the pid file may be another program's: only a process that names the data folder
    /// counts. One that nobody has buried yet (zombie) names nothing.
    Optional<ProcessHandle> running() throws IOException {
        byte[] folder = ("-D\0" + home.data() + "\0").getBytes(StandardCharsets.UTF_8);
        return named().filter(process -> call(process).contains(new String(folder, StandardCharsets.ISO_8859_1)));
    }

    /// Whatever bears the number that is in the pid file.
    private Optional<ProcessHandle> named() throws IOException {
        Path file = pidFile();
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        List<String> lines = Files.readAllLines(file, StandardCharsets.ISO_8859_1);
        long pid = lines.isEmpty() ? 0 : number(lines.getFirst().strip());
        return pid <= 0 ? Optional.empty() : ProcessHandle.of(pid);
    }

    private Path pidFile() {
        return home.data().resolve("postmaster.pid");
    }

    private static String call(ProcessHandle process) {
        try {
            return Files.readString(Path.of("/proc/" + process.pid() + "/cmdline"), StandardCharsets.ISO_8859_1);
        } catch (IOException ended) {
            return "";
        }
    }

    /// Ends it: its clients are disconnected, all is written. Where it does not answer it is killed, and recovers
    /// at
    /// its next start.
    void stop() throws IOException {
        Optional<ProcessHandle> process = running();
        if (process.isEmpty()) {
            bury();
            return;
        }
        for (String mode : List.of("fast", "immediate")) {
            control(STOP_SECONDS, "stop", "--mode=" + mode, "--wait", "--timeout=" + STOP_SECONDS);
            if (running().isEmpty()) {
                return;
            }
        }
        end(process.get());
    }

    /// Removes a pid file whose number is now another program's or a zombie's, since PostgreSQL would not start. It
    /// also keeps a new PostgreSQL from starting beside the last processes of a killed one: those are ended first.
    private void bury() throws IOException {
        if (named().isPresent()) {
            String title = "postgres: " + home.clusterName();
            ProcessHandle.allProcesses()
                    .filter(process -> call(process).startsWith(title))
                    .forEach(Postmaster::end);
            Files.deleteIfExists(pidFile());
        }
    }

    private static void end(ProcessHandle process) {
        process.destroyForcibly();
        process.onExit()
                .completeOnTimeout(process, END_SECONDS, TimeUnit.SECONDS)
                .join();
    }

    private Tool.Result control(int seconds, String command, String... options) throws IOException {
        var arguments = new ArrayList<>(List.of(command, "--pgdata=" + home.data()));
        arguments.addAll(List.of(options));
        List<String> call = home.account().call(binaries.program("pg_ctl"), arguments);
        return Tool.run(home.folder(), call, "", Duration.ofSeconds(seconds + 60L));
    }

    private static long number(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException torn) {
            return 0;
        }
    }
}
