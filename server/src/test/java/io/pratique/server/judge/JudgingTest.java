package io.pratique.server.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pratique.model.ScanStatus;
import io.pratique.model.inventory.Component;
import io.pratique.model.inventory.PackageUrl;
import io.pratique.model.inventory.Sbom;
import io.pratique.model.inventory.ScanResult;
import io.pratique.server.TestAdvisories;
import io.pratique.server.TestDatabase;
import io.pratique.server.catalogue.Catalogue;
import io.pratique.server.catalogue.Catalogue.Described;
import io.pratique.server.inventory.InventoryDocument;
import io.pratique.server.inventory.InventoryStore;
import io.pratique.server.queue.Job;
import io.pratique.server.queue.JobQueue;
import io.pratique.server.queue.Lease;
import io.pratique.server.storage.Database;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JudgingTest {
    @TempDir
    Path folder;

    private TestDatabase test;
    private Database database;
    private Generations generations;
    private JobQueue queue;
    private int repository;

    @BeforeEach
    void begin() {
        test = new TestDatabase();
        database = test.database();
        generations = new Generations(database, folder.resolve("copies"));
        queue = new JobQueue(database, Duration.ofMinutes(1));
        int registry = database.everyone(transaction -> transaction
                .createQuery("insert into registry (organisation, name, kind, address)"
                        + " values (1, 'r', 'distribution', 'r.example') returning id")
                .mapTo(Integer.class)
                .one());
        repository = database.of(1, transaction -> new Catalogue(transaction, 1).repository(registry, "app"));
    }

    @AfterEach
    void end() {
        test.close();
    }

    /// As after an update of the program to a version with another format.
    @Test
    void advisoriesOfAnotherFormatGiveWayToThoseThatShipWithTheProgram() throws Exception {
        adopt(new TestAdvisories().with("PYSEC-1", "flask", "2.0"));
        database.everyone(transaction ->
                transaction.execute("update generation_piece set content = set_byte(content, 11, 1) where number = 0"));
        var updated = new Generations(database, folder.resolve("other"));

        updated.begin(null, Map.of("PRATIQUE_CACHE", folder.resolve("cache").toString()));

        assertThat(updated.current().advisories().generation().feeds()).hasSizeGreaterThan(1);
    }

    private void adopt(TestAdvisories advisories) throws IOException {
        try (var opened = advisories.open(folder)) {
            generations.adopt(opened);
        }
    }

    /// Runs the job that a new generation brings.
    private void rejudge() throws Exception {
        Job job = queue.take("test", List.of(Rejudge.KIND)).orElseThrow();
        new Rejudge(database, generations).handle(job, new Lease(job, queue, database));
    }

    private int store(String digest, String... packages) throws Exception {
        return store(generations.current(), digest, packages);
    }

    private int store(Generations.Current current, String digest, String... packages) throws Exception {
        List<Component> components = Arrays.stream(packages)
                .map(one -> one.split("@"))
                .map(one -> Component.of(PackageUrl.of("pypi", null, one[0], one[1]), one[0], one[1]))
                .toList();
        var scan = new ScanResult(digest, null, new Sbom(null, components), ScanStatus.COMPLETE, List.of());
        var document = InventoryDocument.write(scan, "a1", "scan", null);
        return database.everyone(transaction -> {
            int image = new Catalogue(transaction, 1).image(repository, new Described(digest, "", null, null), null);
            InventoryStore.save(transaction, 1, image, scan, document, current.judging());
            return image;
        });
    }

    private String tally(int image) {
        return database.of(
                1,
                transaction -> transaction
                        .createQuery("""
                        select critical || ' critical, ' || fixable || ' fixable, ' || packages || ' packages, '
                            || unjudged || ' unjudged' from tally where image = :image
                        """)
                        .bind("image", image)
                        .mapTo(String.class)
                        .one());
    }

    private List<String> problems() {
        return database.everyone(
                transaction -> transaction.createQuery("""
                        select c.purl || ' ' || p.name || ' ' || coalesce(p.fixed, '-')
                            || case when p.until = 'infinity' then '' else ' gone' end
                        from problem p join component c on c.id = p.component order by p.id
                        """).mapTo(String.class).list());
    }

    @Test
    void countsWhatIsWrongWithAnImage() throws Exception {
        adopt(new TestAdvisories().with("PYSEC-1", "flask", "2.0").with("PYSEC-2", "flask", "3.0"));
        int image = store("sha256:a", "flask@1.0", "jinja2@3.0");
        assertThat(tally(image)).isEqualTo("2 critical, 2 fixable, 2 packages, 0 unjudged");
        assertThat(problems())
                .containsExactlyInAnyOrder("pkg:pypi/flask@1.0 PYSEC-1 2.0", "pkg:pypi/flask@1.0 PYSEC-2 3.0");
    }

    @Test
    void aNewAdvisoryReachesEveryImageThatHasThePackageWithoutReadingThem() throws Exception {
        var advisories = new TestAdvisories().with("PYSEC-1", "flask", "2.0");
        adopt(advisories);
        rejudge();
        int one = store("sha256:a", "flask@1.0", "jinja2@3.0");
        int two = store("sha256:b", "jinja2@3.0");
        int three = store("sha256:c", "requests@2.0");
        adopt(advisories.with("PYSEC-9", "jinja2", "3.1"));
        rejudge();
        assertThat(List.of(tally(one), tally(two), tally(three)))
                .containsExactly(
                        "2 critical, 2 fixable, 2 packages, 0 unjudged",
                        "1 critical, 1 fixable, 1 packages, 0 unjudged",
                        "0 critical, 0 fixable, 1 packages, 0 unjudged");
        assertThat(changed()).isEqualTo(1);
    }

    private int changed() {
        return database.everyone(transaction -> transaction
                .createQuery("select changed from generation order by id desc limit 1")
                .mapTo(Integer.class)
                .one());
    }

    @Test
    void anAdvisoryThatChangesOrIsTakenBackLeavesItsPast() throws Exception {
        var advisories = new TestAdvisories().with("PYSEC-1", "flask", "2.0").with("PYSEC-2", "flask", "2.0");
        adopt(advisories);
        int image = store("sha256:a", "flask@1.0");
        adopt(advisories.without("PYSEC-1").with("PYSEC-2", "flask", "2.5"));
        queue.take("test", List.of(Rejudge.KIND));
        rejudge();
        assertThat(tally(image)).isEqualTo("1 critical, 1 fixable, 1 packages, 0 unjudged");
        assertThat(problems())
                .containsExactlyInAnyOrder(
                        "pkg:pypi/flask@1.0 PYSEC-1 2.0 gone",
                        "pkg:pypi/flask@1.0 PYSEC-2 2.0 gone",
                        "pkg:pypi/flask@1.0 PYSEC-2 2.5");
    }

    @Test
    void anImageThatComesWhileANewGenerationIsJudgedIsCountedOnce() throws Exception {
        var advisories = new TestAdvisories().with("PYSEC-1", "flask", "2.0");
        adopt(advisories);
        rejudge();
        int before = store("sha256:a", "flask@1.0");
        adopt(advisories.with("PYSEC-2", "flask", "2.0"));
        // The new generation is there, and nothing was judged by it yet: the scan judges the place for all.
        int during = store("sha256:b", "flask@1.1");
        assertThat(tally(before)).startsWith("2 critical");
        assertThat(tally(during)).startsWith("2 critical");
        rejudge();
        assertThat(tally(before)).startsWith("2 critical");
        assertThat(tally(during)).startsWith("2 critical");
    }

    @Test
    void whatAScanJudgesForOthersIsCountedOnceWhateverElseItBrings() throws Exception {
        var advisories = new TestAdvisories().with("PYSEC-1", "flask", "2.0").with("PYSEC-3", "jinja2", "9");
        adopt(advisories);
        rejudge();
        int flask = store("sha256:a", "flask@1.0");
        int jinja = store("sha256:b", "jinja2@2.0");
        adopt(advisories.with("PYSEC-2", "flask", "2.0"));
        // A version of flask, of which more is known by now, and one of jinja2, of which there is nothing new.
        store("sha256:c", "flask@1.1", "jinja2@3.0");
        assertThat(tally(flask)).startsWith("2 critical");
        assertThat(tally(jinja)).startsWith("1 critical");
    }

    @Test
    void nothingIsStoredThatANewerGenerationWouldNotSee() throws Exception {
        var advisories = new TestAdvisories().with("PYSEC-1", "flask", "2.0");
        adopt(advisories);
        Generations.Current old = generations.current();
        adopt(advisories.with("PYSEC-2", "jinja2", "4.0"));
        rejudge();
        assertThatThrownBy(() -> store(old, "sha256:a", "jinja2@3.0")).isInstanceOf(StaleGenerationException.class);
        assertThat(problems()).isEmpty();
    }

    @Test
    void aNewerGenerationWaitsForWhatIsBeingStored() throws Exception {
        var advisories = new TestAdvisories().with("PYSEC-1", "flask", "2.0");
        adopt(advisories);
        rejudge();
        try (var newer = advisories.with("PYSEC-2", "jinja2", "4.0").open(folder);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Boolean> adopting = database.everyone(transaction -> {
                Generations.hold(transaction, generations.current().id());
                Future<Boolean> other = threads.submit(() -> generations.adopt(newer));
                while (waiting(transaction) == 0 && !other.isDone()) {
                    Thread.onSpinWait();
                }
                assertThat(other.isDone()).isFalse();
                return other;
            });
            assertThat(adopting.get()).isTrue();
        }
    }

    private static int waiting(Handle transaction) {
        return transaction
                .createQuery("select count(*) from pg_locks where locktype = 'advisory' and not granted")
                .mapTo(Integer.class)
                .one();
    }

    @Test
    void aGenerationWhoseJudgingFailedIsJudgedByLater() throws Exception {
        adopt(new TestAdvisories().with("PYSEC-1", "flask", "2.0"));
        assertThat(generations.due()).as("the job waits").isZero();
        Job job = queue.take("test", List.of(Rejudge.KIND)).orElseThrow();
        queue.fail(job, "no luck", true);
        assertThat(generations.due()).as("not at once").isZero();
        database.runForEveryone(
                transaction -> transaction.execute("update job set finished = now() - interval '1 hour'"));
        assertThat(generations.due()).isEqualTo(1);
        rejudge();
        assertThat(generations.due()).isZero();
    }

    @Test
    void anInventoryThatReplacesAnotherIsTheOneThatCounts() throws Exception {
        adopt(new TestAdvisories().with("PYSEC-1", "flask", "2.0"));
        int image = store("sha256:a", "flask@1.0", "jinja2@3.0");
        assertThat(store("sha256:a", "flask@2.0")).isEqualTo(image);
        assertThat(tally(image)).isEqualTo("0 critical, 0 fixable, 1 packages, 0 unjudged");
        int inventories = database.everyone(transaction -> transaction
                .createQuery("select count(*) from inventory where image = :image")
                .bind("image", image)
                .mapTo(Integer.class)
                .one());
        assertThat(inventories).as("the past is kept").isEqualTo(2);
    }
}
