package io.pratique.advisory.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pratique.advisory.feed.FeedItem;
import io.pratique.model.PratiqueException;
import io.pratique.model.finding.Advisory;
import io.pratique.model.finding.Affected;
import io.pratique.model.finding.Ecosystem;
import io.pratique.model.finding.FixState;
import io.pratique.model.finding.VersionRange;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapshotTest {
    private static final Ecosystem GO = Ecosystem.parse("Go");

    @TempDir
    Path folder;

    private Path cache;
    private byte[] packed;

    @BeforeEach
    void pack() throws IOException {
        cache = folder.resolve("home/cache");
        Path database = folder.resolve("database");
        var builder = new DatabaseBuilder(Instant.MAX);
        var affected = new Affected(GO, "stdlib", List.of(VersionRange.ALL), List.of(), FixState.AFFECTED, null);
        builder.accept(
                "test",
                new FeedItem.Entry(new Advisory(
                        "GO-1", List.of(), List.of(), "test", null, List.of(affected), null, null, null, null)));
        builder.write(database);
        Path snapshot = folder.resolve("snapshot.db.zst");
        PackedDatabase.write(database, snapshot);
        packed = Files.readAllBytes(snapshot);
    }

    private AdvisoryDatabase open() {
        return Snapshot.open(() -> new ByteArrayInputStream(packed), cache);
    }

    @Test
    void unpacksOnceAndThenReusesTheFile() throws IOException {
        assertThat(open().candidates(GO, "stdlib")).hasSize(1);
        Path file = onlyFile();
        assertThat(file.getFileName().toString())
                .startsWith("advisories-")
                .contains(open().hash().substring(0, 16));
        Object inode = inode(file);
        open();
        assertThat(inode(onlyFile())).isEqualTo(inode);
    }

    private static Object inode(Path file) throws IOException {
        return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
    }

    @Test
    void replacesATruncatedOrForeignFile() throws IOException {
        open();
        Path file = onlyFile();
        byte[] whole = Files.readAllBytes(file);
        for (byte[] bad : List.of(new byte[0], java.util.Arrays.copyOf(whole, 50), new byte[whole.length])) {
            Files.delete(file);
            Files.write(file, bad);
            assertThat(open().candidates(GO, "stdlib")).hasSize(1);
            assertThat(Files.readAllBytes(file)).isEqualTo(whole);
        }
    }

    @Test
    void replacesAFileThatWasChangedInItsMidst() throws IOException {
        open();
        Path file = onlyFile();
        byte[] whole = Files.readAllBytes(file);
        for (int at = Format.HEADER; at < whole.length; at += 7) {
            byte[] bad = whole.clone();
            bad[at] ^= 1;
            Files.write(file, bad);
            open().verify();
            assertThat(Files.readAllBytes(file)).isEqualTo(whole);
        }
    }

    @Test
    void keepsAWholeFileThatLostItsTime() throws IOException {
        open();
        Path file = onlyFile();
        var given = Files.getLastModifiedTime(file);
        Object inode = inode(file);
        Files.setLastModifiedTime(file, FileTime.fromMillis(1_000_000));
        assertThat(open().candidates(GO, "stdlib")).hasSize(1);
        assertThat(inode(file)).isEqualTo(inode);
        assertThat(Files.getLastModifiedTime(file)).isEqualTo(given);
    }

    @Test
    void clearsAwayWhatAKilledProcessLeft() throws IOException {
        Files.createDirectories(cache);
        String name = ".advisories-"
                + AdvisoryDatabase.open(folder.resolve("database")).hash().substring(0, 16) + ".db.";
        Path abandoned = Files.write(cache.resolve(name + "0.tmp"), new byte[10]);
        Path busy = Files.write(cache.resolve(name + "1.tmp"), new byte[10]);
        Files.setLastModifiedTime(abandoned, FileTime.fromMillis(1_000_000));
        open();
        assertThat(abandoned).doesNotExist();
        assertThat(busy).exists();
    }

    @Test
    void keepsOneCopyOfAnotherVersionBesideItsOwn() throws IOException {
        Files.createDirectories(cache);
        Path old = copy("00000000000000aa", 1_000_000);
        Path newer = copy("00000000000000bb", 2_000_000);
        Path oldest = copy("00000000000000cc", 500_000);
        Path another = Files.writeString(cache.resolve("advisories-mine.db"), "");
        open();
        assertThat(old).doesNotExist();
        assertThat(oldest).doesNotExist();
        assertThat(newer).exists();
        assertThat(another).exists();
        assertThat(open().candidates(GO, "stdlib")).hasSize(1);
    }

    private Path copy(String hash, long time) throws IOException {
        Path file = Files.write(cache.resolve("advisories-" + hash + ".db"), new byte[10]);
        return Files.setLastModifiedTime(file, FileTime.fromMillis(time));
    }

    @Test
    void aCopyThatIsRemovedStaysForWhoHasItOpen() throws IOException {
        AdvisoryDatabase database = open();
        Files.delete(onlyFile());
        assertThat(database.candidates(GO, "stdlib")).hasSize(1);
        assertThat(open().candidates(GO, "stdlib")).hasSize(1);
    }

    @Test
    void nothingIsLeftOfAWriteThatFails() throws IOException {
        Files.createDirectories(cache);
        assertThatThrownBy(() -> AtomicFile.write(cache.resolve("x"), channel -> {
                    throw new IOException("disk full");
                }))
                .hasMessage("disk full");
        assertThat(cache).isEmptyDirectory();
    }

    @Test
    void worksWhereTheCacheCannotBeWritten() throws IOException {
        Files.createDirectories(folder.resolve("home"));
        Files.writeString(cache, "a file where the folder should be");
        assertThat(open().candidates(GO, "stdlib")).hasSize(1);
    }

    @Test
    void manyMayStartAtOnce() throws Exception {
        try (ExecutorService pool = Executors.newFixedThreadPool(8)) {
            List<Callable<Integer>> starts = new ArrayList<>();
            for (int i = 0; i < 32; i++) {
                starts.add(() -> open().candidates(GO, "stdlib").size());
            }
            for (var start : pool.invokeAll(starts)) {
                assertThat(start.get()).isEqualTo(1);
            }
        }
        onlyFile();
    }

    @Test
    void aDamagedSnapshotIsATypedError() {
        for (int at = 0; at < packed.length; at++) {
            byte[] damaged = packed.clone();
            damaged[at] ^= 0x55;
            try {
                Snapshot.open(() -> new ByteArrayInputStream(damaged), cache);
            } catch (PratiqueException expected) {
                assertThat(expected.getMessage()).isNotBlank();
            }
        }
        assertThatThrownBy(() -> Snapshot.open(() -> new ByteArrayInputStream(new byte[0]), cache))
                .isInstanceOf(PratiqueException.class);
    }

    @Test
    void theCacheFolderCanBeChosen() {
        var environment = new HashMap<String, String>();
        assertThat(Snapshot.cacheFolder(environment)).isNull();
        environment.put("HOME", "/home/x");
        assertThat(Snapshot.cacheFolder(environment)).isEqualTo(Path.of("/home/x/.cache/pratique"));
        environment.put("XDG_CACHE_HOME", "/caches");
        assertThat(Snapshot.cacheFolder(environment)).isEqualTo(Path.of("/caches/pratique"));
        environment.put("PRATIQUE_CACHE", "/c");
        assertThat(Snapshot.cacheFolder(environment)).isEqualTo(Path.of("/c"));
    }

    @Test
    void worksWithoutAHome() {
        assertThat(Snapshot.open(() -> new ByteArrayInputStream(packed), null).candidates(GO, "stdlib"))
                .hasSize(1);
    }

    private Path onlyFile() throws IOException {
        try (Stream<Path> files = Files.list(cache)) {
            List<Path> found = files.toList();
            assertThat(found).hasSize(1);
            return found.getFirst();
        }
    }
}
