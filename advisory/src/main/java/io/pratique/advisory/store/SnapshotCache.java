package io.pratique.advisory.store;

import io.pratique.model.PratiqueException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Unpacked copies of packed databases, one file per content, in a folder that any number of processes share.
///
/// A copy appears by renaming, whole. Its time of modification is set to the date of its data: a copy with that
/// time was not written to since, and opening it reads no more than its header. A copy with any other time is read
/// through and replaced when it is not what it should be.
final class SnapshotCache {
    private static final String PREFIX = "advisories-";
    private static final String SUFFIX = ".db";
    private static final int NAMED_BY = 16;

    private final @Nullable Path folder;

    /// @param folder where the copies lie; null where there is no place for them
    SnapshotCache(@Nullable Path folder) {
        this.folder = folder;
    }

    /// Opens the copy, after making it where it is missing or damaged. Where the folder cannot be written, a copy
    /// without a name serves, and where even that cannot be made, one in memory.
    AdvisoryDatabase open(PackedDatabase packed) throws IOException {
        if (folder == null) {
            ByteBuffer contents = packed.contents();
            return nameless(contents, AdvisoryDatabase.of(contents));
        }
        Path file = folder.resolve(PREFIX + packed.hash().substring(0, NAMED_BY) + SUFFIX);
        AdvisoryDatabase present = present(packed, file);
        if (present != null) {
            return present;
        }
        ByteBuffer contents = packed.contents();
        var unpacked = AdvisoryDatabase.of(contents);
        try {
            write(file, contents, unpacked);
            AdvisoryDatabase database = AdvisoryDatabase.open(file);
            prune(folder, file);
            return database;
        } catch (IOException | PratiqueException notWritable) {
            return nameless(contents, unpacked);
        }
    }

    /// Removes the copies of other versions of the program, but for the newest, which a second version beside this
    /// one may be using. What a process has mapped stays there for it; one that misses its copy makes it again.
    private static void prune(Path folder, Path own) {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> others = files.filter(file -> isCopy(file) && !file.equals(own))
                    .sorted(Comparator.comparing(SnapshotCache::dated).reversed())
                    .toList();
            for (Path old : others.subList(Math.min(1, others.size()), others.size())) {
                Files.deleteIfExists(old);
            }
        } catch (IOException | UncheckedIOException inUse) {
            // They cost space and nothing else.
        }
    }

    private static boolean isCopy(Path file) {
        String name = file.getFileName().toString();
        return name.length() == PREFIX.length() + NAMED_BY + SUFFIX.length()
                && name.startsWith(PREFIX)
                && name.endsWith(SUFFIX)
                && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
    }

    /// The date of its data; the earliest there is where it is gone already.
    private static FileTime dated(Path copy) {
        try {
            return Files.getLastModifiedTime(copy);
        } catch (IOException gone) {
            return FileTime.fromMillis(Long.MIN_VALUE);
        }
    }

    private static @Nullable AdvisoryDatabase present(PackedDatabase packed, Path file) {
        try {
            var attributes = Files.readAttributes(file, BasicFileAttributes.class);
            if (!attributes.isRegularFile() || attributes.size() != packed.length()) {
                return null;
            }
            AdvisoryDatabase database = AdvisoryDatabase.open(file);
            if (!database.hash().equals(packed.hash())) {
                return null;
            }
            if (!attributes.lastModifiedTime().equals(stamp(database))) {
                database.verify();
                restamp(file, database);
            }
            return database;
        } catch (IOException | PratiqueException absentOrDamaged) {
            return null;
        }
    }

    private static void restamp(Path file, AdvisoryDatabase database) {
        try {
            Files.setLastModifiedTime(file, stamp(database));
        } catch (IOException notOurs) {
            // It is whole all the same; the next start reads it through again.
        }
    }

    /// The date of the data, in the two-second steps that every file system can store.
    private static FileTime stamp(AdvisoryDatabase database) {
        return FileTime.from(Instant.ofEpochSecond(database.generation().built().getEpochSecond() & ~1));
    }

    private static void write(Path file, ByteBuffer contents, AdvisoryDatabase database) throws IOException {
        AtomicFile.write(file, stamp(database), channel -> AtomicFile.fully(channel, contents.duplicate()));
    }

    private static AdvisoryDatabase nameless(ByteBuffer contents, AdvisoryDatabase unpacked) {
        try {
            Path folder = Files.createTempDirectory("pratique");
            Path file = folder.resolve("advisories.db");
            try {
                write(file, contents, unpacked);
                return AdvisoryDatabase.open(file);
            } finally {
                // The mapping outlives the name, where the system allows to remove it.
                Files.deleteIfExists(file);
                Files.deleteIfExists(folder);
            }
        } catch (IOException | PratiqueException notWritable) {
            return unpacked;
        }
    }
}
