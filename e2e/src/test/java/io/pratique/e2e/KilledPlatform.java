package io.pratique.e2e;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// A platform of three parts that can be killed one by one: the server with its HTTP interface, a process that only
/// works, and their database.
final class KilledPlatform implements AutoCloseable {
    private static final Map<String, String> HASTE = Map.of("PRATIQUE_LEASE_SECONDS", "3");

    private static final int LONGEST_START_MILLIS = 2_000;

    /// What can be killed.
    enum Part {
        WORKER,
        SERVER,
        /// The server while it starts, which starts the database too.
        START,
        DATABASE,
        /// One of the processes of the database that serve connections; all of them start anew then.
        CONNECTION
    }

    private final Map<Part, Integer> killed = new EnumMap<>(Part.class);
    private final Installation installation;
    private final Path folder;
    private final int port;
    private volatile Path advisories;
    private ServerProcess server;
    private ServerProcess worker;

    private KilledPlatform(Installation installation, Path folder, int port, Path advisories) throws Exception {
        this.installation = installation;
        this.folder = folder;
        this.port = port;
        this.advisories = advisories;
        this.server = startServer();
        server.awaitStart();
        this.worker = startWorker();
    }

    static KilledPlatform start(Installation installation, Path folder, int port, Path advisories) throws Exception {
        ServerProcess.reachable(Files.createDirectories(folder));
        return new KilledPlatform(installation, folder, port, advisories);
    }

    ServerProcess server() {
        return server;
    }

    PlatformState state() throws Exception {
        return PlatformState.open(folder.resolve("data/postgres"));
    }

    /// From now on each process that starts brings these.
    void adopt(Path newer) {
        advisories = newer;
    }

    private ServerProcess startServer() throws Exception {
        return start(HASTE, "data", List.of("--listen", "127.0.0.1:" + port, "--workers", "1"));
    }

    private ServerProcess startWorker() throws Exception {
        Path postgres = folder.resolve("data/postgres");
        Map<String, String> environment = new java.util.HashMap<>(HASTE);
        environment.put("PRATIQUE_DATABASE_USER", "pratique");
        environment.put(
                "PRATIQUE_DATABASE_PASSWORD",
                Files.readString(postgres.resolve("password")).strip());
        String url = PlatformState.url(postgres);
        return start(environment, "worker", List.of("--listen", "none", "--database-url", url, "--workers", "2"));
    }

    private ServerProcess start(Map<String, String> environment, String data, List<String> options) throws Exception {
        List<String> all = new ArrayList<>(options);
        all.addAll(List.of("--data", folder.resolve(data).toString(), "--db", advisories.toString()));
        return ServerProcess.start(installation, environment, all.toArray(String[]::new));
    }

    /// Kills something that lives, and brings it to life again.
    void kill(Random random) throws Exception {
        int lot = random.nextInt(100);
        if (lot < 50) {
            if (worker.isAlive()) {
                worker.kill();
                count(Part.WORKER);
            }
            restoreWorker();
        } else if (lot < 80) {
            server.kill();
            count(Part.SERVER);
            if (lot < 60) {
                killStart(random);
            }
            restore();
        } else {
            killDatabase(lot < 90 ? Part.DATABASE : Part.CONNECTION, random);
        }
    }

    private void killStart(Random random) throws Exception {
        server = startServer();
        rest(random.nextInt(LONGEST_START_MILLIS));
        if (server.isAlive()) {
            server.kill();
            count(Part.START);
        }
    }

    private void count(Part part) {
        killed.merge(part, 1, Integer::sum);
    }

    /// How often each was killed.
    Map<Part, Integer> killed() {
        return killed;
    }

    /// Sees to it that everything runs.
    void restore() throws Exception {
        if (!server.isAlive()) {
            server = startServer();
            server.awaitStart();
        }
        restoreWorker();
    }

    /// One that did not find its database at the start has ended by itself.
    private void restoreWorker() throws Exception {
        if (!worker.isAlive()) {
            worker = startWorker();
        }
    }

    /// Ends the process that only works as it should end, and starts another, with the present advisories.
    void replaceWorker() throws Exception {
        worker.close();
        worker = startWorker();
        worker.awaitStart();
    }

    /// Lets everything run for a while.
    void rest(int millis) throws InterruptedException {
        server.started().process().waitFor(millis, java.util.concurrent.TimeUnit.MILLISECONDS);
    }

    private void killDatabase(Part part, Random random) throws Exception {
        Path file = folder.resolve("data/postgres/data/postmaster.pid");
        List<String> lines = Files.exists(file) ? Files.readAllLines(file) : List.of();
        ProcessHandle first = lines.isEmpty()
                ? null
                : ProcessHandle.of(Long.parseLong(lines.getFirst().strip()))
                        .filter(process -> process.info().command().orElse("").endsWith("/postgres"))
                        .orElse(null);
        if (first == null) {
            return;
        }
        List<ProcessHandle> children = first.children().toList();
        boolean whole = part == Part.DATABASE || children.isEmpty();
        ProcessHandle victim = whole ? first : children.get(random.nextInt(children.size()));
        if (victim.destroyForcibly()) {
            count(whole ? Part.DATABASE : part);
        }
    }

    @Override
    public void close() throws Exception {
        try {
            worker.close();
        } finally {
            server.close();
        }
    }
}
