package io.pratique.cli;

import io.pratique.model.ErrorKind;
import io.pratique.model.PratiqueException;
import io.pratique.server.PratiqueServer;
import io.pratique.server.ServerSettings;
import io.pratique.server.postgres.DataFolder;
import io.pratique.server.storage.DatabaseSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// Runs the platform.
final class ServerCommand implements Command {
    private static final String LISTEN = "127.0.0.1:8420";
    private static final int MOST_WORKERS = 64;
    private static final int CONNECTIONS = 20;

    @Override
    public String name() {
        return "server";
    }

    @Override
    public String summary() {
        return "Watch registries, scan what is pushed, judge all images anew with every advisory.";
    }

    @Override
    public List<Example> examples() {
        return List.of(
                new Example("pratique server", "with a database of its own, at http://" + LISTEN),
                new Example(
                        "pratique server --database-url jdbc:postgresql://db/pratique --workers 0",
                        "answers only; others work"),
                new Example(
                        "pratique server --database-url jdbc:postgresql://db/pratique --listen none", "works only"));
    }

    @Override
    public void describe(CommandSpec spec) {
        spec.addOption(Options.value(
                "--listen",
                "HOST:PORT",
                "Where to answer HTTP; 'none' for a process that only works. Default " + LISTEN + "."));
        spec.addOption(
                Options.value(
                        "--data",
                        Options.FOLDER,
                        "Where the database and copies of the advisories are kept. Default ~/.local/share/pratique, or /var/lib/pratique for root."));
        spec.addOption(Options.value(
                "--database-url",
                "URL",
                "A PostgreSQL 14 or newer instead of the one that comes with the program, as jdbc:postgresql://HOST/NAME;"
                        + " user and password in $PRATIQUE_DATABASE_USER and $PRATIQUE_DATABASE_PASSWORD."));
        spec.addOption(Options.value("--workers", "N", "Scans at once; 0 for none here. Default 2."));
        spec.addOption(Options.value(
                "--db",
                Options.FILE,
                "Judge by this database and follow it when it changes. Without it the server begins with the advisories"
                        + " that ship with the program and fetches what changes, as 'db update' does."));
    }

    @Override
    public ExitCode run(ParseResult parsed, Surroundings around) throws IOException {
        ServerSettings settings = settings(parsed, around);
        try (PratiqueServer server = PratiqueServer.start(settings, Clock.systemUTC())) {
            var stopped = new CountDownLatch(1);
            var ended = new CountDownLatch(1);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                stopped.countDown();
                await(ended);
            }));
            greet(server, settings, around);
            await(stopped);
            server.close();
            ended.countDown();
        }
        return ExitCode.SUCCESS;
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static void greet(PratiqueServer server, ServerSettings settings, Surroundings around) {
        server.token().ifPresent(token -> {
            around.tell("the token of this server, which is told this once:");
            around.err().println(token);
        });
        around.tell(
                settings.listen() == null
                        ? "working"
                        : "listening at http://" + settings.listen().getHostString() + ":" + server.port());
    }

    private static ServerSettings settings(ParseResult parsed, Surroundings around) throws IOException {
        Path data = Options.path(parsed, "--data");
        Path folder = data != null ? data : folder(around);
        String workers = Options.text(parsed, "--workers");
        return new ServerSettings(
                listen(Options.text(parsed, "--listen")),
                folder,
                database(Options.text(parsed, "--database-url"), around),
                workers == null ? 2 : workers.equals("0") ? 0 : Sizes.count("--workers", workers, MOST_WORKERS),
                Options.path(parsed, "--db"),
                new OwnProcess(around)::update,
                around.environment(),
                Version.text());
    }

    private static Path folder(Surroundings around) throws IOException {
        return DataFolder.ordinary(around.environment());
    }

    private static @Nullable DatabaseSettings database(@Nullable String option, Surroundings around) {
        String url = option == null ? around.variable("PRATIQUE_DATABASE_URL") : option;
        if (url.isEmpty()) {
            return null;
        }
        if (!url.startsWith("jdbc:postgresql:")) {
            throw new PratiqueException(
                    ErrorKind.USAGE, "--database-url begins with jdbc:postgresql:, as in jdbc:postgresql://HOST/NAME");
        }
        return new DatabaseSettings(
                url,
                around.variable("PRATIQUE_DATABASE_USER"),
                around.variable("PRATIQUE_DATABASE_PASSWORD"),
                CONNECTIONS);
    }

    /// Until there are accounts, the server is for this machine alone.
    private static @Nullable InetSocketAddress listen(@Nullable String option) {
        String text = option == null ? LISTEN : option;
        if (text.equals("none")) {
            return null;
        }
        int colon = text.lastIndexOf(':');
        try {
            int port = Integer.parseInt(text.substring(colon + 1));
            InetAddress host = InetAddress.getByName(colon < 0 ? "127.0.0.1" : text.substring(0, colon));
            if (!host.isLoopbackAddress()) {
                throw new PratiqueException(
                        ErrorKind.USAGE,
                        "--listen must be an address of this machine alone, such as " + LISTEN
                                + "; put a proxy with TLS and access control before it for others");
            }
            return new InetSocketAddress(host, port);
        } catch (IllegalArgumentException | UnknownHostException invalid) {
            throw new PratiqueException(ErrorKind.USAGE, "--listen is HOST:PORT, such as " + LISTEN, invalid);
        }
    }
}
