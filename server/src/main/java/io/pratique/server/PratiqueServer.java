package io.pratique.server;

import io.pratique.model.ErrorKind;
import io.pratique.model.PratiqueException;
import io.pratique.server.api.HttpInterface;
import io.pratique.server.api.Tokens;
import io.pratique.server.judge.AdvisoryUpdate;
import io.pratique.server.judge.FollowedFile;
import io.pratique.server.judge.Generations;
import io.pratique.server.postgres.EmbeddedOptions;
import io.pratique.server.postgres.EmbeddedPostgres;
import io.pratique.server.queue.JobQueue;
import io.pratique.server.queue.Workers;
import io.pratique.server.schedule.Schedules;
import io.pratique.server.schedule.Sweep;
import io.pratique.server.schedule.Ticker;
import io.pratique.server.secret.SealException;
import io.pratique.server.storage.Database;
import io.pratique.server.storage.DatabaseSettings;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/// A running server: its database, its workers, its HTTP interface.
public final class PratiqueServer implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(PratiqueServer.class.getName());

    /// The organisation there is while there are no accounts.
    static final int ORGANISATION = 1;

    /// How long a worker may be silent before its job is given to another, in seconds.
    private static final String LEASE = "PRATIQUE_LEASE_SECONDS";

    private static final int USUAL_LEASE = 30;

    /// Signs of life during a lease.
    private static final int SIGNS = 6;

    private static final Duration TICK = Duration.ofSeconds(1);

    private final Deque<AutoCloseable> parts;
    private final @Nullable HttpInterface http;
    private final Optional<String> token;

    private PratiqueServer(Deque<AutoCloseable> parts, @Nullable HttpInterface http, Optional<String> token) {
        this.parts = parts;
        this.http = http;
        this.token = token;
    }

    /// Starts everything, or nothing.
    ///
    /// @throws IOException when something cannot be started; the message says what and why
    public static PratiqueServer start(ServerSettings settings, Clock clock) throws IOException {
        Deque<AutoCloseable> parts = new ArrayDeque<>();
        boolean done = false;
        try {
            PratiqueServer server = start(settings, clock, parts);
            done = true;
            return server;
        } finally {
            if (!done) {
                closeAll(parts);
            }
        }
    }

    private static PratiqueServer start(ServerSettings settings, Clock clock, Deque<AutoCloseable> parts)
            throws IOException {
        Files.createDirectories(settings.folder());
        Database database = opened(Database.open(database(settings, parts)), parts);
        var generations = new Generations(database, settings.folder().resolve("advisories"));
        generations.begin(settings.advisories(), settings.environment());
        Services services = opened(new Services(settings, database, generations, clock), parts);
        rotate(services);
        var tokens = new Tokens(database);
        Optional<String> token = tokens.first(ORGANISATION, new SecureRandom());
        Runnable wake =
                settings.workers() > 0 ? workers(settings, database, generations, services, parts)::wake : () -> {};
        HttpInterface http = settings.listen() == null
                ? null
                : opened(
                        HttpInterface.start(
                                settings.listen(),
                                services.router(wake, clock, tokens),
                                tokens,
                                services.meters(),
                                services.tracer()),
                        parts);
        return new PratiqueServer(parts, http, token);
    }

    /// A secret that no key opens fails where it is needed, and keeps nobody from the rest.
    private static void rotate(Services services) {
        try {
            services.rotate();
        } catch (SealException closed) {
            LOG.log(Level.WARNING, "secrets stay sealed by older keys: {0}", closed.getMessage());
        }
    }

    private static DatabaseSettings database(ServerSettings settings, Deque<AutoCloseable> parts) {
        DatabaseSettings outside = settings.database();
        if (outside != null) {
            return outside;
        }
        Path folder = settings.folder().resolve("postgres");
        return opened(EmbeddedPostgres.start(folder, EmbeddedOptions.ORDINARY), parts)
                .settings();
    }

    private static Workers workers(
            ServerSettings settings,
            Database database,
            Generations generations,
            Services services,
            Deque<AutoCloseable> parts) {
        Duration lease = lease(settings.environment());
        var queue = new JobQueue(database, lease);
        String name = ManagementFactory.getRuntimeMXBean().getName();
        Duration sign = lease.dividedBy(SIGNS);
        Workers workers = opened(new Workers(database, queue, services.handlers(), name, sign), parts);
        workers.start(settings.workers());
        var schedules = new Schedules(database);
        schedules.begin(ORGANISATION, "sweep", "*/10 * * * *", Sweep.KIND);
        List<Ticker.Look> looks = new ArrayList<>(services.looks());
        looks.add(schedules::tick);
        Path followed = settings.advisories();
        if (followed == null) {
            schedules.begin(ORGANISATION, "advisories", "*/30 * * * *", AdvisoryUpdate.KIND);
        } else {
            looks.add(new FollowedFile(generations, followed)::look);
        }
        opened(new Ticker(looks, TICK, workers::wake), parts);
        return workers;
    }

    private static Duration lease(Map<String, String> environment) {
        String text = environment.getOrDefault(LEASE, "");
        try {
            int seconds = text.isEmpty() ? USUAL_LEASE : Integer.parseInt(text);
            if (seconds >= 2 && seconds <= 3600) {
                return Duration.ofSeconds(seconds);
            }
        } catch (NumberFormatException notANumber) {
            // Told below.
        }
        throw new PratiqueException(ErrorKind.USAGE, LEASE + " is a number of seconds from 2 to 3600");
    }

    private static <T extends AutoCloseable> T opened(T part, Deque<AutoCloseable> parts) {
        parts.push(part);
        return part;
    }

    /// The port of the HTTP interface; 0 where there is none.
    public int port() {
        return http == null ? 0 : http.port();
    }

    /// The first token, when this start made it: it is told once.
    public Optional<String> token() {
        return token;
    }

    /// Ends everything, the last that was started first.
    @Override
    public void close() throws IOException {
        closeAll(parts);
    }

    private static void closeAll(Deque<AutoCloseable> parts) throws IOException {
        IOException failure = null;
        while (!parts.isEmpty()) {
            try {
                parts.pop().close();
            } catch (Exception failed) {
                failure = failure == null ? new IOException(failed.getMessage(), failed) : failure;
            }
        }
        if (failure != null) {
            throw failure;
        }
    }
}
