package io.pratique.sbom.os.rpm;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pratique.image.FileEntry;
import io.pratique.image.LimitException;
import io.pratique.image.Limits;
import io.pratique.sbom.analyzer.Discovery;
import io.pratique.sbom.analyzer.TestFile;
import io.pratique.testing.Project;
import io.pratique.testing.Shared;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Damaged and hostile databases, made from sound ones.
class RpmStoresTest {
    private static final int BERKELEY_PAGE = 4096;
    private static final int OVERFLOW = 7;
    private final RpmDatabaseAnalyzer analyzer = new RpmDatabaseAnalyzer();

    @Test
    void endsChainsOfBerkeleyPagesThatLoop() throws IOException {
        ByteBuffer file = fixture("berkeley-little-endian/image/var/lib/rpm/Packages");
        long before = installed(discoveries(file));
        for (int page = BERKELEY_PAGE; page < file.limit(); page += BERKELEY_PAGE) {
            if (file.get(page + 25) == OVERFLOW) {
                file.putInt(page + 16, page / BERKELEY_PAGE);
            }
        }
        List<Discovery> found = discoveries(file);
        assertThat(found).anyMatch(is("broken chain of overflow pages"));
        assertThat(installed(found)).isLessThan(before);
    }

    @Test
    void refusesBerkeleyItemsThatLieOverEachOther() throws IOException {
        ByteBuffer file =
                fixture("berkeley-big-endian-inline/image/var/lib/rpm/Packages").order(ByteOrder.BIG_ENDIAN);
        int page = file.getInt(20);
        for (int start = page; start < file.limit(); start += page) {
            int entries = file.getShort(start + 20) & 0xffff;
            if (file.get(start + 25) != OVERFLOW) {
                for (int i = 2; i + 1 < entries; i++) {
                    file.putShort(start + 26 + i * 2, file.getShort(start + 26 + i % 2 * 2));
                }
            }
        }
        assertThat(discoveries(file)).anyMatch(is("item outside its place"));
    }

    @Test
    void refusesEncryptedBerkeleyDatabases() throws IOException {
        ByteBuffer file =
                fixture("berkeley-little-endian/image/var/lib/rpm/Packages").put(24, (byte) 1);
        assertThatThrownBy(() -> discoveries(file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("encrypted");
    }

    @Test
    void saysThatABerkeleyDatabaseEndsEarly() throws IOException {
        byte[] bytes = Arrays.copyOf(
                fixture("berkeley-little-endian/image/var/lib/rpm/Packages").array(), 5 * BERKELEY_PAGE);
        assertThatThrownBy(() -> discoveries(ByteBuffer.wrap(bytes))).hasMessageContaining("ends after 5 of");
    }

    @Test
    void refusesNdbSlotsThatShareABlob() throws IOException {
        ByteBuffer file = fixture("ndb/image/usr/lib/sysimage/rpm/Packages.db");
        for (int slot = 48; slot < 4096; slot += 16) {
            file.putInt(slot + 4, 1).putInt(slot + 8, file.getInt(40)).putInt(slot + 12, file.getInt(44));
        }
        List<Discovery> found = new ArrayList<>();
        assertThatThrownBy(() -> analyzer.analyze(asFile(file), found::add)).hasMessageContaining("overlap");
        assertThat(installed(found)).isEqualTo(1);
    }

    @Test
    void countsNdbSlotsAndBlobsOfNonsense() throws IOException {
        ByteBuffer file = fixture("ndb/image/usr/lib/sysimage/rpm/Packages.db")
                .putInt(48, 0x12345678)
                .putInt(64 + 8, 0x7fffffff);
        List<Discovery> found = discoveries(file);
        assertThat(found).anyMatch(is("slot without its mark at byte 48")).anyMatch(is("blob outside the file"));
        assertThat(installed(found)).isEqualTo(3);
    }

    @Test
    void leavesOutErasedNdbPackages() throws IOException {
        ByteBuffer file = fixture("ndb/image/usr/lib/sysimage/rpm/Packages.db");
        long before = installed(discoveries(file));
        file.putInt(32 + 8, 0);
        List<Discovery> found = discoveries(file);
        assertThat(installed(found)).isEqualTo(before - 1);
        assertThat(found).noneMatch(Discovery.Malformed.class::isInstance);
    }

    @Test
    void keepsTheNdbPackagesBeforeTheEnd() throws IOException {
        byte[] whole = fixture("ndb/image/usr/lib/sysimage/rpm/Packages.db").array();
        List<Discovery> found = discoveries(ByteBuffer.wrap(Arrays.copyOf(whole, whole.length - 2000)));
        assertThat(found).anyMatch(is("blob outside the file"));
        assertThat(installed(found)).isPositive();
        assertThatThrownBy(() -> discoveries(ByteBuffer.wrap(Arrays.copyOf(whole, 2000))))
                .hasMessageContaining("table of slots");
    }

    @Test
    void readsEveryPackageOfAPublishedNdbDatabase() throws IOException {
        Path published = Shared.conformance("os").resolve("go-rpmdb/pkg/testdata/sle15-bci/Packages.db");
        byte[] bytes = Files.readAllBytes(published);
        long blobs = new String(bytes, ISO_8859_1).split("BlbS", -1).length - 1;
        List<Discovery> found = discoveries(ByteBuffer.wrap(bytes));
        assertThat(found).noneMatch(Discovery.Malformed.class::isInstance);
        assertThat(installed(found)).isBetween(blobs - 3, blobs); // public keys are no packages
    }

    @Test
    void wantsAWriteAheadLogOnlyWhereItHoldsSomething() {
        String log = "var/lib/rpm/rpmdb.sqlite-wal";
        assertThat(analyzer.wants(new FileEntry(log, 0, 0644))).isFalse();
        assertThat(analyzer.wants(new FileEntry(log, 32, 0644))).isFalse();
        assertThat(analyzer.wants(new FileEntry(log, 4152, 0644))).isTrue();
        assertThat(analyzer.wants(new FileEntry("var/lib/rpm/rpmdb.sqlite-shm", 4152, 0644)))
                .isFalse();
        assertThat(analyzer.wants(new FileEntry("var/lib/rpm/Name", 4152, 0644)))
                .isFalse();
    }

    @Test
    void endsSqlitePagesThatLoop() throws IOException {
        ByteBuffer file = fixture("sqlite/image/var/lib/rpm/rpmdb.sqlite").order(ByteOrder.BIG_ENDIAN);
        for (int page = 512; page < file.limit(); page += 512) {
            file.putInt(page, page / 512 + 1);
        }
        assertThat(discoveries(file.putInt(24, 1).putInt(92, 1)))
                .isNotEmpty()
                .allMatch(Discovery.Malformed.class::isInstance);
    }

    @Test
    void saysThatAnSqliteDatabaseEndsEarly() throws IOException {
        byte[] whole = fixture("sqlite/image/var/lib/rpm/rpmdb.sqlite").array();
        List<Discovery> found = new ArrayList<>();
        ByteBuffer cut = ByteBuffer.wrap(Arrays.copyOf(whole, whole.length - 512));
        assertThatThrownBy(() -> analyzer.analyze(asFile(cut), found::add)).hasMessageContaining("ends early");
        assertThat(installed(found)).isPositive();
    }

    @Test
    void refusesWhatIsNoDatabase() {
        for (byte[] bytes : List.of(
                new byte[0],
                new byte[100],
                new byte[100_000],
                "SQLite format 3\0".getBytes(java.nio.charset.StandardCharsets.US_ASCII))) {
            assertThatThrownBy(() -> discoveries(ByteBuffer.wrap(bytes))).hasMessageContaining("neither");
        }
    }

    @Test
    void obeysTheLimitOfFileSize() throws IOException {
        Limits small = new Limits(1, 1, 1, 1000, 1, 1);
        TestFile file = asFile(fixture("sqlite/image/var/lib/rpm/rpmdb.sqlite")).within(small);
        assertThatThrownBy(() -> file.discoveries(analyzer)).isInstanceOf(LimitException.class);
    }

    private static java.util.function.Predicate<Discovery> is(String part) {
        return discovery -> discovery instanceof Discovery.Malformed(String message) && message.contains(part);
    }

    private static long installed(List<Discovery> found) {
        return found.stream().filter(Discovery.Installed.class::isInstance).count();
    }

    private List<Discovery> discoveries(ByteBuffer file) throws IOException {
        return asFile(file).discoveries(analyzer);
    }

    private static TestFile asFile(ByteBuffer file) {
        return TestFile.of("var/lib/rpm/Packages", file.array());
    }

    private static ByteBuffer fixture(String path) throws IOException {
        byte[] bytes = Files.readAllBytes(
                Project.root().resolve("sbom/src/test/fixtures/os-rpm").resolve(path));
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
