package io.pratique.server.storage;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.pratique.model.ErrorKind;
import io.pratique.model.PratiqueException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/// The PostgreSQL database of the platform. Everything happens in a transaction that belongs to one organisation or
/// is the program's own; row-level policies hide the rows of all others.
public final class Database implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int ATTEMPTS = 5;

    /// Libraries that tell at each start what nobody asked; held, since loggers that nobody holds are forgotten.
    private static final List<Logger> CHATTY =
            List.of(Logger.getLogger("org.flywaydb"), Logger.getLogger("com.zaxxer.hikari"));

    private static final Set<MigrationState> FUTURE =
            Set.of(MigrationState.FUTURE_SUCCESS, MigrationState.FUTURE_FAILED);

    private final HikariDataSource pool;
    private final Jdbi jdbi;

    private Database(HikariDataSource pool) {
        this.pool = pool;
        this.jdbi = Jdbi.create(pool);
    }

    /// What to do in a transaction; it is rolled back when this throws, and done again when it met another
    /// transaction in a way that PostgreSQL solves by ending one of them.
    @FunctionalInterface
    public interface Work<T, E extends Exception> {
        T in(Handle transaction) throws E;
    }

    /// The same without a result.
    @FunctionalInterface
    public interface Task<E extends Exception> {
        void in(Handle transaction) throws E;
    }

    /// Connects, and brings the schema up to this program's. A newer schema is refused, and a role that policies do
    /// not bind.
    ///
    /// @throws io.pratique.model.PratiqueException when the database cannot be reached or is not fit
    /// @throws org.flywaydb.core.api.FlywayException when the schema cannot be brought up
    public static Database open(DatabaseSettings settings) {
        CHATTY.forEach(logger -> logger.setLevel(Level.WARNING));
        var config = new HikariConfig();
        config.setJdbcUrl(settings.url());
        if (!settings.user().isEmpty()) {
            config.setUsername(settings.user());
            config.setPassword(settings.password());
        }
        config.setMaximumPoolSize(settings.connections());
        config.setMinimumIdle(1);
        config.setConnectionTimeout(PATIENCE.toMillis());
        config.setAutoCommit(true);
        config.setPoolName("pratique");
        config.addDataSourceProperty("reWriteBatchedInserts", "true");
        config.addDataSourceProperty("ApplicationName", "pratique");
        config.addDataSourceProperty("tcpKeepAlive", "true");
        var pool = new HikariDataSource(config);
        boolean done = false;
        try {
            RoleCheck.check(pool);
            migrate(pool);
            done = true;
            return new Database(pool);
        } finally {
            if (!done) {
                pool.close();
            }
        }
    }

    private static void migrate(HikariDataSource pool) {
        Flyway flyway = Flyway.configure()
                .dataSource(pool)
                .locations("classpath:io/pratique/server/storage/migrations")
                .table("schema_history")
                .cleanDisabled(true)
                .placeholderReplacement(false)
                .load();
        for (MigrationInfo known : flyway.info().all()) {
            if (FUTURE.contains(known.getState())) {
                throw new PratiqueException(
                        ErrorKind.UNSUPPORTED,
                        "the database was made by a newer version of this program (its schema is " + known.getVersion()
                                + "); run that version, or give this one another database");
            }
        }
        flyway.migrate();
    }

    /// A transaction that sees and changes the rows of one organisation only.
    public <T, E extends Exception> T of(int organisation, Work<T, E> work) throws E {
        return within("pratique.organisation", Integer.toString(organisation), work);
    }

    /// A transaction of the program itself, which sees all organisations.
    public <T, E extends Exception> T everyone(Work<T, E> work) throws E {
        return within("pratique.everyone", "on", work);
    }

    /// The same as [#of] without a result.
    public <E extends Exception> void run(int organisation, Task<E> task) throws E {
        of(organisation, transaction -> {
            task.in(transaction);
            return transaction;
        });
    }

    /// The same as [#everyone] without a result.
    public <E extends Exception> void runForEveryone(Task<E> task) throws E {
        everyone(transaction -> {
            task.in(transaction);
            return transaction;
        });
    }

    private <T, E extends Exception> T within(String variable, String value, Work<T, E> work) throws E {
        for (int attempt = 1; ; attempt++) {
            try {
                return once(variable, value, work);
            } catch (RuntimeException failed) {
                if (attempt >= ATTEMPTS || !isCollision(failed)) {
                    throw failed;
                }
            }
        }
    }

    /// Deadlock (40P01) and serialisation failure (40001), by PostgreSQL's appendix "Error Codes".
    private static boolean isCollision(Throwable failed) {
        for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException refused
                    && ("40P01".equals(refused.getSQLState()) || "40001".equals(refused.getSQLState()))) {
                return true;
            }
        }
        return false;
    }

    private <T, E extends Exception> T once(String variable, String value, Work<T, E> work) throws E {
        return jdbi.inTransaction(transaction -> {
            // The settings end with the transaction, so that a pooled connection never carries them on. A machine
            // that is cut off in the middle of one says no farewell: its locks are set free after two minutes, not
            // after the hours that TCP waits.
            transaction
                    .createQuery("select set_config('idle_in_transaction_session_timeout', '2min', true),"
                            + " set_config(:variable, :value, true)")
                    .bind("variable", variable)
                    .bind("value", value)
                    .mapTo(String.class)
                    .one();
            return work.in(transaction);
        });
    }

    /// A raw connection in a transaction, for what has no place in SQL statements, such as COPY.
    public HikariDataSource connections() {
        return pool;
    }

    @Override
    public void close() {
        pool.close();
    }
}
