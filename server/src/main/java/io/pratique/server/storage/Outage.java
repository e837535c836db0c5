package io.pratique.server.storage;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;

/// Tells failures of the database that pass, such as a restart, from those of the program.
public final class Outage {
    /// What to tell a caller.
    public static final String MESSAGE = "the database does not answer; try again in a moment";

    /// Classes of PostgreSQL's appendix "Error Codes": connection exception, insufficient resources (a full disk,
    /// too
    /// many connections), operator intervention (a shutdown, a recovery), system error.
    private static final Set<String> CLASSES = Set.of("08", "53", "57", "58");

    private static final int DEEPEST = 50;

    private Outage() {}

    /// Whether a failure comes of that.
    public static boolean isCauseOf(Throwable failed) {
        Throwable cause = failed;
        for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
            if (cause instanceof SQLTransientConnectionException) {
                return true;
            }
            if (cause instanceof SQLException refused
                    && refused.getSQLState() != null
                    && refused.getSQLState().length() == 5
                    && CLASSES.contains(refused.getSQLState().substring(0, 2))) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }
}
