package io.pratique.sbom.os.rpm;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// The `rpmdb.sqlite` file of rpm since 4.16: an SQLite table `Packages` of package number and header.
final class SqliteStore {
    private static final byte[] MAGIC = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);
    private static final int SCHEMA_PAGE = 1;

    private SqliteStore() {}

    static boolean recognizes(ByteBuffer file) {
        return file.limit() >= SqliteTable.FILE_HEADER
                && file.slice(0, MAGIC.length).equals(ByteBuffer.wrap(MAGIC));
    }

    static void read(ByteBuffer file, HeaderSink sink) throws IOException {
        RootFinder finder = new RootFinder();
        new SqliteTable(file, finder, sink).read(SCHEMA_PAGE);
        if (finder.root == 0) {
            throw new IOException("SQLite database has no table Packages");
        }
        new SqliteTable(file, (row, to) -> header(row, to, sink), sink).read(finder.root);
        if (SqliteTable.promisedLength(file) > file.limit()) {
            throw new IOException("SQLite database ends early: " + file.limit() + " of "
                    + SqliteTable.promisedLength(file) + " bytes");
        }
    }

    private static void header(byte[] row, int to, HeaderSink sink) {
        SqliteRow columns = new SqliteRow(row, to);
        if (columns.select(1)) {
            sink.header(row, columns.from(), columns.to());
        } else {
            sink.malformed("SQLite database has a row without a header");
        }
    }

    /// Looks for the table in the schema table, whose columns are type, name, table name, root page and SQL.
    private static final class RootFinder implements SqliteTable.Rows {
        private int root;

        @Override
        public void row(byte[] bytes, int to) {
            SqliteRow columns = new SqliteRow(bytes, to);
            if (columns.select(0)
                    && columns.is("table")
                    && columns.select(1)
                    && columns.is("Packages")
                    && columns.select(3)) {
                root = columns.integer();
            }
        }
    }
}
