package io.pratique.server.judge;

import io.pratique.advisory.store.AdvisoryDatabase;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import org.jdbi.v3.core.Handle;

/// The contents of generations as they are kept in the database: in pieces, which are written three times as fast
/// as
/// large objects.
final class GenerationContent {
    /// The generations whose contents are kept.
    private static final int KEPT = 3;

    private static final int PIECE = 1 << 20;

    private GenerationContent() {}

    /// @return its length in bytes
    static long write(Handle transaction, int generation, AdvisoryDatabase advisories) throws IOException {
        try (var out = new BufferedOutputStream(new Pieces(transaction, generation), PIECE)) {
            return advisories.copyTo(out);
        }
    }

    private static final class Pieces extends OutputStream {
        private final Handle transaction;
        private final int generation;
        private int number;

        Pieces(Handle transaction, int generation) {
            this.transaction = transaction;
            this.generation = generation;
        }

        @Override
        public void write(int one) {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) {
            transaction.execute(
                    "insert into generation_piece (generation, number, content) values (?, ?, ?)",
                    generation,
                    number++,
                    Arrays.copyOfRange(bytes, from, from + length));
        }
    }

    /// @throws IOException when it is not kept any more, or cannot be written
    static void read(Handle transaction, int generation, OutputStream out) throws IOException {
        boolean any = false;
        try (var pieces = transaction
                .createQuery("select content from generation_piece where generation = :generation order by number")
                .bind("generation", generation)
                .setFetchSize(1)
                .mapTo(byte[].class)
                .stream()) {
            for (var all = pieces.iterator(); all.hasNext(); any = true) {
                out.write(all.next());
            }
        }
        if (!any) {
            throw new IOException("advisories of generation " + generation + " are not kept any more");
        }
    }

    /// Deletes all but the newest.
    static void forgetOld(Handle transaction) {
        transaction.execute("""
                delete from generation_piece where generation not in (
                    select id from generation order by id desc limit ?)
                """, KEPT);
    }
}
