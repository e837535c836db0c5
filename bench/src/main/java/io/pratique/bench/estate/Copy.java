package io.pratique.bench.estate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import org.jdbi.v3.core.Handle;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/// Rows on their way into a table by COPY, in PostgreSQL's text format.
final class Copy {
    private static final int PIECE = 1 << 16;

    private final CopyIn copy;
    private final StringBuilder waiting = new StringBuilder();

    private Copy(CopyIn copy) {
        this.copy = copy;
    }

    /// Fills a table.
    interface Rows {
        void to(Copy copy);
    }

    /// @param target the table and its columns
    static void into(Handle transaction, String target, Rows rows) {
        try {
            CopyIn in = transaction
                    .getConnection()
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("copy " + target + " from stdin");
            var copy = new Copy(in);
            rows.to(copy);
            copy.send();
            in.endCopy();
        } catch (SQLException refused) {
            throw new UncheckedIOException(new IOException(refused.getMessage(), refused));
        }
    }

    /// The same through a table in between, since rows with policies cannot be copied.
    static void through(Handle transaction, String table, String columns, Rows rows) {
        transaction.execute("create temporary table copied as select " + columns + " from " + table + " limit 0");
        into(transaction, "copied", rows);
        transaction.execute("insert into " + table + " (" + columns + ") overriding system value select * from copied");
        transaction.execute("drop table copied");
    }

    void row(Object... values) {
        String between = "";
        for (Object value : values) {
            waiting.append(between).append(escaped(value.toString()));
            between = "\t";
        }
        waiting.append('\n');
        if (waiting.length() > PIECE) {
            send();
        }
    }

    private static String escaped(String text) {
        return text.indexOf('\\') < 0 && text.indexOf('\t') < 0 && text.indexOf('\n') < 0
                ? text
                : text.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n");
    }

    private void send() {
        byte[] bytes = waiting.toString().getBytes(StandardCharsets.UTF_8);
        waiting.setLength(0);
        try {
            copy.writeToCopy(bytes, 0, bytes.length);
        } catch (SQLException refused) {
            throw new UncheckedIOException(new IOException(refused.getMessage(), refused));
        }
    }
}
