package io.pratique.sbom.os.rpm;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/// Tables of SQLite databases, of which the `rpmdb.sqlite` file of rpm since 4.16 has one: `Packages`, of package
/// number and header.
final class SqliteStore {
    private static final byte[] MAGIC = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);
    private static final int SCHEMA_PAGE = 1;

    private SqliteStore() {}

    static boolean recognizes(ByteBuffer file) {
        return file.limit() >= SqliteTable.FILE_HEADER
                && file.slice(0, MAGIC.length).equals(ByteBuffer.wrap(MAGIC));
    }

    static void read(ByteBuffer file, HeaderSink sink) throws IOException {
        table(file, "Packages", sink::malformed, columns -> {
            if (columns.select(1)) {
                columns.header(sink);
            } else {
                sink.malformed("SQLite database has a row without a header");
            }
        });
        if (SqliteTable.promisedLength(file) > file.limit()) {
            throw new IOException("SQLite database ends early: " + file.limit() + " of "
                    + SqliteTable.promisedLength(file) + " bytes");
        }
    }

    /// Reads the rows of a table.
    ///
    /// @param malformed is told what cannot be read
    /// @throws IOException when the database has no such table
    static void table(ByteBuffer file, String name, Consumer<String> malformed, Consumer<SqliteRow> rows)
            throws IOException {
        var finder = new RootFinder(name);
        new SqliteTable(file, finder, malformed).read(SCHEMA_PAGE);
        if (finder.root == 0) {
            throw new IOException("SQLite database has no table " + name);
        }
        new SqliteTable(file, (row, to) -> rows.accept(new SqliteRow(row, to)), malformed).read(finder.root);
    }

    /// Looks for the table in the schema table, whose columns are type, name, table name, root page and SQL.
    private static final class RootFinder implements SqliteTable.Rows {
        private final String name;
        private int root;

        RootFinder(String name) {
            this.name = name;
        }

        @Override
        public void row(byte[] bytes, int to) {
            SqliteRow columns = new SqliteRow(bytes, to);
            if (columns.select(0)
                    && columns.is("table")
                    && columns.select(1)
                    && columns.is(name)
                    && columns.select(3)) {
                root = columns.integer();
            }
        }
    }
}
