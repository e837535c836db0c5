package io.pratique.server.judge;

import io.pratique.advisory.store.AdvisoryDatabase;
import io.pratique.advisory.store.Generation;
import io.pratique.advisory.store.Snapshot;
import io.pratique.model.ErrorKind;
import io.pratique.model.PratiqueException;
import io.pratique.server.queue.JobQueue;
import io.pratique.server.storage.Database;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// The generations of advisories that the platform judges by. The newest is kept in the database, so that every
/// server and every worker judges by the same; each has a copy in its own folder.
public final class Generations {
    /// Bytes that are written at once.
    private static final int PIECE = 1 << 18;

    private final Database database;
    private final Path folder;
    private volatile @Nullable Current current;

    /// @param folder for copies, of this process or shared with others
    public Generations(Database database, Path folder) {
        this.database = database;
        this.folder = folder;
    }

    /// A generation that is open.
    ///
    /// @param id of the row of `generation`
    /// @param before what this process had open before; null where it had none
    public record Current(
            int id, AdvisoryDatabase advisories, @Nullable AdvisoryDatabase before) {
        /// What judges by it, for one thread.
        public Judging judging() {
            return new Judging(advisories, id);
        }
    }

    private record Row(int id, String name) {}

    /// Sees to it that there is a generation to judge by.
    ///
    /// @param file to be adopted; null for the advisories that ship with the program, where there is nothing better
    ///     yet
    public void begin(@Nullable Path file, Map<String, String> environment) throws IOException {
        if (file != null) {
            try (AdvisoryDatabase named = AdvisoryDatabase.open(file)) {
                adopt(named);
            }
        } else if (!hasReadable()) {
            try (AdvisoryDatabase shipped = Snapshot.open(environment)) {
                adopt(shipped);
            }
        }
    }

    /// Whether there is a generation, and of a format that this version of the program reads.
    private boolean hasReadable() throws IOException {
        if (database.everyone(Generations::newest).isEmpty()) {
            return false;
        }
        try {
            current();
            return true;
        } catch (PratiqueException unread) {
            if (unread.kind() == ErrorKind.UNSUPPORTED) {
                return false;
            }
            throw unread;
        }
    }

    /// Takes an advisory database as the newest generation, unless it is that already, and has everything judged by
    /// it.
    ///
    /// @return whether it was new
    public boolean adopt(AdvisoryDatabase advisories) throws IOException {
        Generation generation = advisories.generation();
        boolean adopted = database.everyone(transaction -> {
            transaction.execute("select pg_advisory_xact_lock(hashtext('pratique.generation'))");
            Optional<Row> newest = newest(transaction);
            if (newest.isPresent() && newest.get().name().equals(generation.id())) {
                return false;
            }
            int id = insert(transaction, generation, advisories);
            JobQueue.enqueue(transaction, Rejudge.job(id));
            return true;
        });
        if (adopted) {
            // What is at hand need not be fetched again.
            copy(generation.id(), out -> advisories.copyTo(out));
        }
        return adopted;
    }

    /// Keeps newer generations away until the transaction ends. Without this, what is stored while a newer one is
    /// judged by would be seen by nobody who judges by that.
    ///
    /// @throws StaleGenerationException when there is a newer one already
    static void hold(Handle transaction, int generation) throws StaleGenerationException {
        transaction.execute("select pg_advisory_xact_lock_shared(hashtext('pratique.newest'))");
        int newest = newest(transaction).map(Row::id).orElse(generation);
        if (newest > generation) {
            throw new StaleGenerationException(generation, newest);
        }
    }

    /// Has everything judged by the newest generation where that is not done, and nobody is about to do it: a job
    /// that
    /// failed for good would leave everything judged by the last one.
    ///
    /// @return how many jobs that takes
    public int due() {
        return database.everyone(transaction -> {
            List<Integer> unjudged = transaction
                    .createQuery("""
                            select g.id from generation g
                            where g.id = (select max(id) from generation) and g.judged is null and not exists (
                                select from job j where j.kind = :kind and j.key = g.id::text
                                    and (j.state in ('ready', 'running') or j.finished > now() - interval '1 minute'))
                            """)
                    .bind("kind", Rejudge.KIND)
                    .mapTo(Integer.class)
                    .list();
            unjudged.forEach(id -> JobQueue.enqueue(transaction, Rejudge.job(id)));
            return unjudged.size();
        });
    }

    private static int insert(Handle transaction, Generation generation, AdvisoryDatabase advisories)
            throws IOException {
        int id = transaction
                .createQuery("insert into generation (name, built, size) values (:name, :built, 0) returning id")
                .bind("name", generation.id())
                .bind("built", generation.built().atOffset(ZoneOffset.UTC))
                .mapTo(Integer.class)
                .one();
        long size = GenerationContent.write(transaction, id, advisories);
        transaction.execute("update generation set size = ? where id = ?", size, id);
        // Waits for those that hold the last one, and lets nobody hold that from now on.
        transaction.execute("select pg_advisory_xact_lock(hashtext('pratique.newest'))");
        return id;
    }

    /// The newest generation.
    ///
    /// @throws IllegalStateException when none was adopted yet
    public Current current() throws IOException {
        Row newest = database.everyone(Generations::newest)
                .orElseThrow(() -> new IllegalStateException("there are no advisories yet"));
        Current known = current;
        if (known != null && known.id() == newest.id()) {
            return known;
        }
        Path file = file(newest.name());
        if (!Files.exists(file)) {
            fetch(newest);
        }
        Current opened =
                new Current(newest.id(), AdvisoryDatabase.open(file), known == null ? null : known.advisories());
        current = opened;
        return opened;
    }

    private static Optional<Row> newest(Handle transaction) {
        return transaction
                .createQuery("select id, name from generation order by id desc limit 1")
                .map((row, context) -> new Row(row.getInt("id"), row.getString("name")))
                .findOne();
    }

    private Path file(String generation) {
        return folder.resolve("generation-" + generation + ".db");
    }

    private void fetch(Row generation) throws IOException {
        copy(
                generation.name(),
                out -> database.runForEveryone(
                        transaction -> GenerationContent.read(transaction, generation.id(), out)));
    }

    @FunctionalInterface
    private interface Content {
        void to(OutputStream out) throws IOException;
    }

    /// Makes a copy in the folder, whole or not at all.
    private void copy(String generation, Content content) throws IOException {
        Files.createDirectories(folder);
        Path part = Files.createTempFile(folder, "generation", ".part");
        try {
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(part), PIECE)) {
                content.to(out);
            }
            Files.move(part, file(generation), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
        forgetCopies(file(generation));
    }

    /// Copies of older generations; one that is still open elsewhere stays readable there.
    private void forgetCopies(Path newest) throws IOException {
        try (var files = Files.newDirectoryStream(folder, "generation-*.db")) {
            for (Path file : files) {
                if (!file.equals(newest)) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }
}
