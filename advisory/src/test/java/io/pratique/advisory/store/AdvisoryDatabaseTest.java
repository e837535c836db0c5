package io.pratique.advisory.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pratique.advisory.feed.FeedItem;
import io.pratique.model.ErrorKind;
import io.pratique.model.PratiqueException;
import io.pratique.model.finding.Advisory;
import io.pratique.model.finding.Affected;
import io.pratique.model.finding.Condition;
import io.pratique.model.finding.Ecosystem;
import io.pratique.model.finding.FixState;
import io.pratique.model.finding.Rating;
import io.pratique.model.finding.Severity;
import io.pratique.model.finding.Threat;
import io.pratique.model.finding.ThreatFact;
import io.pratique.model.finding.ThreatFact.Exploitation;
import io.pratique.model.finding.VersionRange;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AdvisoryDatabaseTest {
    private static final Instant CAP = Instant.parse("2026-08-22T00:00:00Z");
    private static final Rating HIGH = new Rating(Severity.HIGH, 7.5, "CVSS:3.1/AV:N", "nvd");
    private static final Rating LOW = new Rating(Severity.LOW, null, null, "ubuntu");

    @TempDir
    Path folder;

    @Test
    void findsWhatWasPutIn() {
        var database = database(entry(
                advisory("GO-1", List.of("CVE-2024-1", "GHSA-x"), List.of(), affected("Go", "example.com/a", "1.2"))));
        assertThat(database.candidates(Ecosystem.parse("Go"), "example.com/a"))
                .containsExactly(new Candidate(
                        "CVE-2024-1",
                        List.of("GHSA-x", "GO-1"),
                        "GO-1",
                        "test",
                        List.of(HIGH),
                        List.of(VersionRange.before("1.2")),
                        List.of(),
                        FixState.FIXED,
                        Condition.NONE,
                        "https://example.org/GO-1",
                        null,
                        null));
        assertThat(database.candidates(Ecosystem.parse("Go"), "example.com/b")).isEmpty();
        assertThat(database.candidates(Ecosystem.parse("npm"), "example.com/a")).isEmpty();
        assertThat(database.coverage(Ecosystem.parse("Go"))).isEqualTo(Coverage.PARTIAL);
        assertThat(database.coverage(Ecosystem.parse("npm"))).isEqualTo(Coverage.NONE);
    }

    @Test
    void namesThePackagesOfAnEcosystem() {
        var database = database(
                entry(advisory("A", List.of(), List.of(), affected("npm", "b", "1"))),
                entry(advisory("B", List.of(), List.of(), affected("npm", "a", "1"))),
                entry(advisory("C", List.of(), List.of(), affected("PyPI", "c", "1"))));
        assertThat(database.packages(Ecosystem.parse("npm"))).containsExactly("a", "b");
        assertThat(database.packages(Ecosystem.parse("Go"))).isEmpty();
    }

    @Test
    void anAdvisoryThatCoversProblemsSpeaksOfEachOfThem() {
        var database = database(
                entry(advisory(
                        "ALSA-1", List.of(), List.of("CVE-2024-2", "CVE-2024-1"), affected("AlmaLinux:9", "a", "1"))),
                new FeedItem.Rated("CVE-2024-2", LOW));
        var found = database.candidates(Ecosystem.parse("AlmaLinux:9"), "a");
        assertThat(found).extracting(Candidate::id).containsExactly("CVE-2024-1", "CVE-2024-2");
        assertThat(found).extracting(Candidate::advisory).containsOnly("ALSA-1");
        assertThat(found).extracting(Candidate::ratings).containsExactly(List.of(HIGH), List.of(HIGH, LOW));
    }

    @Test
    void severalCvesLeaveTheAdvisoryItsOwnId() {
        var database = database(
                entry(advisory("GO-1", List.of("CVE-2024-1", "CVE-2024-2"), List.of(), affected("Go", "a", "1"))));
        assertThat(database.candidates(Ecosystem.parse("Go"), "a").getFirst().id())
                .isEqualTo("GO-1");
    }

    @Test
    void joinsRangesOfOnePackageInOneAdvisory() {
        var database = database(entry(advisory(
                "GO-1",
                List.of(),
                List.of(),
                affected("Go", "a", "1"),
                affected("Go", "b", "7"),
                affected("Go", "a", "2"))));
        assertThat(database.candidates(Ecosystem.parse("Go"), "a"))
                .singleElement()
                .extracting(Candidate::ranges)
                .isEqualTo(List.of(VersionRange.before("1"), VersionRange.before("2")));
    }

    @Test
    void spellsPythonNamesOneWay() {
        var database =
                database(entry(advisory("PYSEC-1", List.of(), List.of(), affected("PyPI", "Zope..Some_thing", "1"))));
        for (String name : List.of("zope-some-thing", "ZOPE.some__thing", "Zope..Some_thing")) {
            assertThat(database.candidates(Ecosystem.parse("PyPI"), name))
                    .as(name)
                    .hasSize(1);
        }
    }

    @Test
    void tellsWhatWasWithdrawn() {
        var gone = new Advisory(
                "GO-1", List.of(), List.of(), "test", null, List.of(affected("Go", "a", "1")), null, CAP, CAP, null);
        assertThat(database(entry(gone)).candidates(Ecosystem.parse("Go"), "a"))
                .singleElement()
                .extracting(Candidate::withdrawn)
                .isEqualTo(LocalDate.ofInstant(CAP, ZoneOffset.UTC));
    }

    @Test
    void keepsConditions() {
        var condition = new Condition("nodejs:16", List.of("linux"), List.of("example.com/a#Open", "example.com/a#"));
        var bound = new Affected(
                Ecosystem.parse("Go"),
                "a",
                List.of(VersionRange.before("2")),
                List.of(),
                FixState.DEFERRED,
                null,
                condition);
        assertThat(database(entry(advisory("GO-1", List.of(), List.of(), affected("Go", "a", "1"), bound)))
                        .candidates(Ecosystem.parse("Go"), "a"))
                .extracting(Candidate::condition)
                .containsExactlyInAnyOrder(Condition.NONE, condition);
    }

    @Test
    void anEcosystemIsCompleteWhenAFeedSaysSo() {
        var builder = new DatabaseBuilder(CAP);
        builder.accept("test", entry(advisory("DSA-1", List.of(), List.of(), affected("Debian:12", "a", "1"))));
        builder.accept("test", entry(advisory("GO-1", List.of(), List.of(), affected("Go", "a", "1"))));
        builder.complete("Debian");
        var database = written(builder);
        assertThat(database.coverage(Ecosystem.parse("Debian:12"))).isEqualTo(Coverage.COMPLETE);
        assertThat(database.coverage(Ecosystem.parse("Go"))).isEqualTo(Coverage.PARTIAL);
        assertThat(database.coverage(Ecosystem.parse("Debian:11"))).isEqualTo(Coverage.NONE);
    }

    @Test
    void knowsThreatsByCve() {
        var exploited = new ThreatFact.Exploited("cisa-kev", LocalDate.parse("2024-05-01"), null, true);
        var predicted = new ThreatFact.Predicted(0.94358, 0.99951);
        var decided = new ThreatFact.Decided(Exploitation.POC, true, false);
        var database = database(
                new FeedItem.Told("CVE-2024-3094", exploited),
                new FeedItem.Told("CVE-2024-3094", predicted),
                new FeedItem.Told("CVE-1999-0001", new ThreatFact.Disputed()),
                new FeedItem.Told("CVE-2024-3094", decided),
                new FeedItem.Told("CVE-2026-1234567", predicted),
                new FeedItem.Told("GHSA-x", predicted));
        assertThat(database.threat("CVE-2024-3094")).isEqualTo(new Threat(exploited, predicted, decided, false, false));
        assertThat(database.threat("CVE-1999-0001")).isEqualTo(new Threat(null, null, null, true, false));
        assertThat(database.threat("CVE-2026-1234567").predicted()).isEqualTo(predicted);
        for (String other : List.of("GHSA-x", "CVE-2024-3095", "CVE-", "CVE-2024-", "CVE-20240-1", "CVE-1988-1")) {
            assertThat(database.threat(other)).as(other).isEqualTo(Threat.UNKNOWN);
        }
    }

    @Test
    void doesNotBelieveDatesOfTheFuture() {
        var builder = new DatabaseBuilder(CAP);
        for (String date : List.of("2026-08-21T00:00:00Z", "2027-07-09T00:00:00Z", "2020-01-01T00:00:00Z")) {
            builder.accept(
                    "test",
                    entry(new Advisory(
                            date,
                            List.of(),
                            List.of(),
                            "test",
                            null,
                            List.of(affected("Go", "a", "1")),
                            null,
                            Instant.parse(date),
                            null,
                            null)));
        }
        assertThat(written(builder).generation().built()).isEqualTo(Instant.parse("2026-08-21T00:00:00Z"));
    }

    @Test
    void knowsTheEndOfReleases() {
        var database = database(
                new FeedItem.EndOfLife("alpine", "3.18", LocalDate.of(2025, 5, 9)),
                new FeedItem.EndOfLife("almalinux", "9", LocalDate.of(2032, 5, 31)));
        assertThat(database.endOfLife("alpine", "3.18.4")).isEqualTo(LocalDate.of(2025, 5, 9));
        assertThat(database.endOfLife("almalinux", "9.4")).isEqualTo(LocalDate.of(2032, 5, 31));
        assertThat(database.endOfLife("almalinux", "90")).isNull();
        assertThat(database.endOfLife("alpine", "")).isNull();
    }

    @Test
    void agreesWithATreeMapOnRandomAdvisories() {
        var random = new Random(42);
        var builder = new DatabaseBuilder(CAP);
        Map<String, List<String>> expected = new TreeMap<>();
        for (int i = 0; i < 2_000; i++) {
            Advisory advisory = random(random, i);
            builder.accept("test", entry(advisory));
            for (Affected affected : advisory.affected()) {
                expected.computeIfAbsent(affected.ecosystem() + "\0" + affected.name(), key -> new ArrayList<>())
                        .add(advisory.id() + affected.ranges() + affected.versions() + affected.state());
            }
        }
        var database = written(builder);
        for (var key : expected.entrySet()) {
            String[] parts = key.getKey().split("\0");
            List<String> found = database.candidates(Ecosystem.parse(parts[0]), parts[1]).stream()
                    .map(found1 -> found1.advisory() + found1.ranges() + found1.versions() + found1.state())
                    .toList();
            assertThat(found)
                    .as(key.getKey())
                    .isEqualTo(key.getValue().stream().sorted().toList());
            assertThat(database.candidates(Ecosystem.parse(parts[0]), parts[1] + "!"))
                    .isEmpty();
        }
        database.verify();
    }

    @Test
    void sameItemsInAnyOrderGiveTheSameBytes() throws IOException {
        var random = new Random(7);
        List<Advisory> advisories = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            advisories.add(random(random, i));
        }
        byte[] first = bytes(advisories);
        byte[] second = bytes(advisories.reversed());
        assertThat(second).isEqualTo(first);
    }

    @Test
    void damagedFilesGiveATypedErrorOrSomeAnswer() throws IOException {
        Path file = sample();
        byte[] whole = Files.readAllBytes(file);
        var random = new Random(1);
        for (int i = 0; i < 4_000; i++) {
            byte[] damaged = whole.clone();
            for (int flips = 1 + random.nextInt(3); flips > 0; flips--) {
                int at = random.nextInt(4) == 0 ? random.nextInt(Format.HEADER) : random.nextInt(damaged.length);
                damaged[at] = (byte) random.nextInt(256);
            }
            probe(damaged);
        }
    }

    @Test
    void truncatedFilesGiveATypedErrorOrSomeAnswer() throws IOException {
        byte[] whole = Files.readAllBytes(sample());
        for (int length = 0; length < whole.length; length += 1 + whole.length / 500) {
            probe(java.util.Arrays.copyOf(whole, length));
        }
    }

    @Test
    void verifyFindsASingleChangedBit() throws IOException {
        Path file = sample();
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
        assertThatThrownBy(() -> AdvisoryDatabase.open(file).verify()).isInstanceOf(PratiqueException.class);
    }

    @Test
    void saysWhatIsWrongWithAFileOfAnotherKind() throws IOException {
        Path other = Files.write(folder.resolve("other"), new byte[1000]);
        assertThatThrownBy(() -> AdvisoryDatabase.open(other))
                .isInstanceOfSatisfying(
                        PratiqueException.class,
                        problem -> assertThat(problem.kind()).isEqualTo(ErrorKind.INVALID_INPUT));
        assertThatThrownBy(() -> AdvisoryDatabase.open(folder.resolve("absent")))
                .isInstanceOfSatisfying(
                        PratiqueException.class,
                        problem -> assertThat(problem.kind()).isEqualTo(ErrorKind.NOT_FOUND));
    }

    @Test
    void saysThatAFileBecameShorterWhileItWasRead() throws IOException {
        Path file = sample();
        var database = AdvisoryDatabase.open(file);
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(0);
        }
        List<ThrowingCallable> reads = List.of(
                () -> database.candidates(Ecosystem.parse("Go"), "package1"),
                () -> database.coverage(Ecosystem.parse("Go")),
                () -> database.endOfLife("debian", "12"),
                database::ecosystems,
                database::generation,
                database::hash,
                database::verify);
        for (ThrowingCallable read : reads) {
            assertThatThrownBy(read).isInstanceOf(PratiqueException.class).hasMessageContaining("shorter");
        }
    }

    @Test
    void saysThatAFileIsOfAnotherVersion() throws IOException {
        byte[] bytes = Files.readAllBytes(sample());
        bytes[11]++;
        Path other = Files.write(folder.resolve("other"), bytes);
        assertThatThrownBy(() -> AdvisoryDatabase.open(other))
                .hasMessageContaining("format " + (Format.VERSION + 1))
                .isInstanceOfSatisfying(
                        PratiqueException.class,
                        problem -> assertThat(problem.kind()).isEqualTo(ErrorKind.UNSUPPORTED));
    }

    private Path sample() {
        var random = new Random(3);
        var builder = new DatabaseBuilder(CAP);
        for (int i = 0; i < 60; i++) {
            builder.accept("test", entry(random(random, i)));
        }
        builder.accept("test", new FeedItem.Rated("CVE-2024-1", LOW));
        builder.accept("test", new FeedItem.EndOfLife("debian", "12", LocalDate.of(2028, 6, 30)));
        Path file = folder.resolve("sample");
        try {
            builder.write(file);
        } catch (IOException problem) {
            throw new java.io.UncheckedIOException(problem);
        }
        return file;
    }

    private void probe(byte[] contents) throws IOException {
        Path file = Files.write(folder.resolve("damaged"), contents);
        try (var database = AdvisoryDatabase.open(file)) {
            for (int name = 0; name < 20; name++) {
                attempt(database, "package" + name);
            }
            attempt(database::advisories);
            attempt(() -> database.named("CVE-2024-1"));
            database.generation();
        } catch (PratiqueException expected) {
            assertThat(expected.getMessage()).isNotBlank();
        }
    }

    private static void attempt(AdvisoryDatabase database, String name) {
        attempt(() -> {
            database.endOfLife("debian", "12");
            database.candidates(Ecosystem.parse("Go"), name);
            database.candidates(Ecosystem.parse("npm"), name);
        });
    }

    private static void attempt(Runnable question) {
        try {
            question.run();
        } catch (PratiqueException expected) {
            assertThat(expected.kind()).isEqualTo(ErrorKind.INVALID_INPUT);
        }
    }

    private byte[] bytes(List<Advisory> advisories) throws IOException {
        var builder = new DatabaseBuilder(CAP);
        advisories.forEach(advisory -> builder.accept("test", entry(advisory)));
        Path file = folder.resolve("ordered");
        builder.write(file);
        return Files.readAllBytes(file);
    }

    /// One entry per package in each, so that nothing is joined and the model stays simple.
    private static Advisory random(Random random, int number) {
        List<Affected> affected = new ArrayList<>();
        for (int name = 0; name < 20; name++) {
            if (random.nextInt(8) == 0) {
                Ecosystem ecosystem = Ecosystem.parse(random.nextBoolean() ? "Go" : "npm");
                affected.add(new Affected(
                        ecosystem,
                        "package" + name,
                        random.nextBoolean()
                                ? List.of()
                                : List.of(new VersionRange(null, "é" + random.nextInt(50), null)),
                        random.nextBoolean() ? List.of() : List.of("v" + random.nextInt(9), "ü" + random.nextInt(9)),
                        FixState.values()[random.nextInt(6)],
                        random.nextBoolean() ? null : LOW));
            }
        }
        affected.sort(Comparator.comparing(Affected::name));
        String id = "A-%05d".formatted(number);
        List<String> aliases = random.nextBoolean() ? List.of() : List.of("CVE-2024-" + random.nextInt(50));
        return new Advisory(
                id, aliases, List.of(), "test", random.nextBoolean() ? null : HIGH, affected, null, null, null, null);
    }

    private AdvisoryDatabase database(FeedItem... items) {
        var builder = new DatabaseBuilder(CAP);
        List.of(items).forEach(item -> builder.accept("test", item));
        return written(builder);
    }

    private AdvisoryDatabase written(DatabaseBuilder builder) {
        Path file = folder.resolve("database");
        try {
            builder.write(file);
        } catch (IOException problem) {
            throw new java.io.UncheckedIOException(problem);
        }
        return AdvisoryDatabase.open(file);
    }

    private static FeedItem entry(Advisory advisory) {
        return new FeedItem.Entry(advisory);
    }

    private static Affected affected(String ecosystem, String name, String fixed) {
        return new Affected(
                Ecosystem.parse(ecosystem), name, List.of(VersionRange.before(fixed)), List.of(), FixState.FIXED, null);
    }

    private static Advisory advisory(String id, List<String> aliases, List<String> covers, Affected... affected) {
        return new Advisory(
                id, aliases, covers, "test", HIGH, List.of(affected), null, CAP, null, "https://example.org/" + id);
    }
}
