package io.pratique.advisory.store;

import io.pratique.model.ErrorKind;
import io.pratique.model.PratiqueException;
import io.pratique.model.ScanProblem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The advisories that ship with the program, so that the first scan needs no network.
///
/// They lie on the class path, compressed. The first use unpacks them into the user's cache under a name that
/// carries the hash of the contents; from then on opening is mapping that file. Any number of processes may do so
/// at once.
public final class Snapshot {
    /// What the resource holds, told here since opening the program's archives to learn it would take longer than
    /// all look-ups of a scan.
    static final String HASH = "7dc6c21f246377866ead60d559d9826a39f361fe172232ba934e803aaed7eba3";

    static final long LENGTH = 7_379_601;
    private static final String RESOURCE = "/io/pratique/advisory/snapshot.db.zst";

    private Snapshot() {}

    /// Opens the shipped advisories, kept unpacked in the cache folder that the environment names. Where it cannot
    /// be written, a temporary file serves.
    ///
    /// @throws PratiqueException when the program comes without a snapshot, or with a damaged one
    public static AdvisoryDatabase open(Map<String, String> environment) {
        return open(() -> new PackedDatabase(Snapshot::resource, HASH, LENGTH), cacheFolder(environment));
    }

    static AdvisoryDatabase open(PackedDatabase.Source snapshot, @Nullable Path cache) {
        return open(() -> PackedDatabase.of(snapshot), cache);
    }

    private interface Packed {
        PackedDatabase find() throws IOException;
    }

    private static AdvisoryDatabase open(Packed packed, @Nullable Path cache) {
        try {
            return new SnapshotCache(cache).open(packed.find());
        } catch (IOException problem) {
            throw new PratiqueException(
                    ErrorKind.IO, "cannot unpack the shipped advisories: " + ScanProblem.describe(problem), problem);
        }
    }

    /// Where the program keeps what it can make or fetch again: `PRATIQUE_CACHE`, else `pratique` in
    /// `XDG_CACHE_HOME`, else `.cache/pratique` in `HOME`; null where there is none of them.
    public static @Nullable Path cacheFolder(Map<String, String> environment) {
        String own = environment.getOrDefault("PRATIQUE_CACHE", "");
        String cache = environment.getOrDefault("XDG_CACHE_HOME", "");
        String home = environment.getOrDefault("HOME", "");
        try {
            if (!own.isEmpty()) {
                return Path.of(own);
            }
            if (!cache.isEmpty()) {
                return Path.of(cache, "pratique");
            }
            return home.isEmpty() ? null : Path.of(home, ".cache", "pratique");
        } catch (InvalidPathException notRepresentable) {
            return null;
        }
    }

    /// Builds a snapshot from the feeds that may ship with the program. The same feeds give the same bytes.
    ///
    /// @param feeds as for [DatabaseBuild#build]
    /// @param output where the snapshot goes: the program's resource
    /// @param log told what is read and what is left out, one line each
    public static DatabaseBuild.Summary write(Path feeds, Path output, Consumer<String> log) {
        try {
            Path database = Files.createTempFile("pratique", ".db");
            try {
                DatabaseBuild.Summary summary =
                        DatabaseBuild.build(new DatabaseBuild.Request(feeds, database, null, true), log);
                PackedDatabase.write(database, output);
                return summary;
            } finally {
                Files.deleteIfExists(database);
            }
        } catch (IOException problem) {
            throw new PratiqueException(
                    ErrorKind.IO, "cannot write " + output + ": " + ScanProblem.describe(problem), problem);
        }
    }

    private static InputStream resource() throws IOException {
        InputStream in = Snapshot.class.getResourceAsStream(RESOURCE);
        if (in == null) {
            throw new PratiqueException(
                    ErrorKind.NOT_FOUND,
                    "this build has no advisories inside; name a database with --db or run `pratique db update`");
        }
        return in;
    }
}
