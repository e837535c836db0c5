package io.pratique.server.postgres;

import io.pratique.model.ErrorKind;
import io.pratique.model.PratiqueException;
import io.pratique.server.storage.DatabaseSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.concurrent.locks.ReentrantLock;

/// A PostgreSQL of the program's own that runs as long as it is open. Where it dies it is started again on the same
/// port.
///
/// It outlives this process only where that is killed; the next start stops it first, with the transactions of the
/// dead process, and starts it anew.
public final class EmbeddedPostgres implements AutoCloseable {
    private final Home home;
    private final Passwords passwords;
    private final EmbeddedOptions options;
    private final Launcher launcher;
    private final int port;
    private final Watch watch;
    private final ReentrantLock closing = new ReentrantLock();
    private boolean closed;

    private EmbeddedPostgres(
            Home home, Passwords passwords, EmbeddedOptions options, Launcher launcher, int port, Watch watch) {
        this.home = home;
        this.passwords = passwords;
        this.options = options;
        this.launcher = launcher;
        this.port = port;
        this.watch = watch;
    }

    /// Starts the database in that folder, which is made with all that belongs to it where it is not there.
    ///
    /// @throws PratiqueException when it cannot be started; the message says why and what to do
    public static EmbeddedPostgres start(Path folder, EmbeddedOptions options) {
        try {
            Home home = Home.take(folder);
            boolean done = false;
            try {
                EmbeddedPostgres started = start(home, options);
                done = true;
                return started;
            } finally {
                if (!done) {
                    home.close();
                }
            }
        } catch (IOException problem) {
            throw new PratiqueException(
                    ErrorKind.IO, "the database in " + folder + " cannot be started: " + problem.getMessage(), problem);
        }
    }

    private static EmbeddedPostgres start(Home home, EmbeddedOptions options) throws IOException {
        Binaries binaries = Binaries.in(home.folder());
        Passwords passwords = Passwords.in(home.folder(), new SecureRandom());
        var cluster = new Cluster(binaries, home);
        cluster.prepare(passwords, options.durable());
        var postmaster = new Postmaster(binaries, home);
        postmaster.stop();
        if (passwords.fresh()) {
            cluster.secure(passwords);
        }
        var launcher = new Launcher(home, postmaster, options);
        int port = launcher.start();
        return new EmbeddedPostgres(home, passwords, options, launcher, port, Watch.over(launcher, port));
    }

    /// How the application connects. Its user owns its database and is bound by row-level policies.
    public DatabaseSettings settings() {
        return settings(Cluster.APPLICATION, Cluster.APPLICATION, passwords.application());
    }

    /// How to connect to the database `postgres` with all rights.
    DatabaseSettings superuser() {
        return settings("postgres", Cluster.SUPERUSER, passwords.superuser());
    }

    private DatabaseSettings settings(String database, String user, String password) {
        // There is no TLS on the loopback: without the parameter each connection would ask for it first.
        String url = "jdbc:postgresql://127.0.0.1:" + port + "/" + database + "?sslmode=disable";
        return new DatabaseSettings(url, user, password, options.connections());
    }

    /// Starts it at once where it has died; false where that is impossible now.
    boolean attend() {
        return watch.runs();
    }

    Postmaster postmaster() {
        return launcher.postmaster();
    }

    /// Stops the database: connections that are open are cut, what is committed is kept.
    ///
    /// @throws PratiqueException when it cannot be stopped
    @Override
    public void close() {
        closing.lock();
        try (home) {
            if (!closed) {
                closed = true;
                watch.close();
                launcher.stop();
            }
        } catch (IOException problem) {
            throw new PratiqueException(
                    ErrorKind.IO, "the database cannot be stopped: " + problem.getMessage(), problem);
        } finally {
            closing.unlock();
        }
    }
}
