package io.pratique.server.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.pratique.http.Reach;
import io.pratique.image.registry.Access;
import io.pratique.image.registry.RegistryClient;
import io.pratique.image.registry.RegistrySettings;
import io.pratique.image.registry.auth.CredentialSource;
import io.pratique.server.TestDatabase;
import io.pratique.server.catalogue.Catalogue;
import io.pratique.server.catalogue.Catalogue.Described;
import io.pratique.server.registry.listing.DistributionCatalogue;
import io.pratique.testing.FakeWaiting;
import io.pratique.testing.image.BuiltImage;
import io.pratique.testing.image.ImageBuilder;
import io.pratique.testing.registry.Answer;
import io.pratique.testing.registry.RealRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReconciliationTest {
    private static final int HERE = 1;

    @RegisterExtension
    final TestDatabase test = new TestDatabase();

    private final RemoteRegistry remote = new RemoteRegistry();
    private final List<String> told = new ArrayList<>();
    private List<String> include = List.of();
    private List<String> exclude = List.of();
    private int mostRequests = 100_000;

    @TempDir
    private Path folder;

    @AfterEach
    void close() {
        remote.close();
    }

    private Outcome run() {
        return run(remote.host());
    }

    private Outcome run(String host) {
        var draft = new RegistryDraft("r", null, "distribution", host, false, true, include, exclude, 3, 900);
        int id = test.database()
                .of(
                        HERE,
                        transaction -> transaction
                                .createQuery("""
                        insert into registry (organisation, name, kind, address) values (1, 'r', 'distribution', 'r')
                        on conflict (organisation, name) do update set kind = 'distribution' returning id
                        """)
                                .mapTo(Integer.class)
                                .one());
        var registry = new ConnectedRegistry(id, HERE, draft, false);
        var reconciliation = new Reconciliation(
                test.database(),
                (transaction, connected, repository, changes) -> changes.forEach(
                        change -> told.add(repository + " " + change.getClass().getSimpleName() + " " + change.tag())),
                mostRequests);
        RegistrySettings settings = RegistrySettings.of(Map.of(), false, host);
        Access access = Access.given(CredentialSource.NONE, Reach.INTERNAL);
        var waiting = new FakeWaiting(Duration.ZERO);
        try (RegistryClient client = RegistryClient.open(host, settings, access, Duration.ofSeconds(20), waiting)) {
            return reconciliation.run(
                    registry,
                    client,
                    new DistributionCatalogue(client, registry.scope().wanted().named()),
                    () -> true);
        }
    }

    private Map<String, String> present() {
        return test.database()
                .of(
                        HERE,
                        transaction -> transaction
                                .createQuery("""
                        select r.name || ':' || t.name as tag, t.digest from tag t join repository r on r.id = t.repository
                        where t.until = 'infinity'
                        """)
                                .reduceRows(new TreeMap<String, String>(), (all, row) -> {
                                    all.put(row.getColumn("tag", String.class), row.getColumn("digest", String.class));
                                    return all;
                                }));
    }

    private long count(String sql) {
        return test.database()
                .of(
                        HERE,
                        transaction ->
                                transaction.createQuery(sql).mapTo(Long.class).one());
    }

    private void fill() {
        for (String repository : List.of("a", "b", "team/c", "team/d", "z")) {
            remote.tag(repository, "1", 1).tag(repository, "2", 2).tag(repository, "3", 3);
        }
    }

    @Test
    void findsWhatIsNewAndThenNothing() {
        fill();

        Outcome first = run();
        Outcome second = run();

        assertThat(first).isEqualTo(new Outcome(true, 5, 15, false, List.of(), Duration.ofSeconds(900)));
        assertThat(second.changes()).isZero();
        assertThat(present()).hasSize(15).containsEntry("team/c:2", RemoteRegistry.digest(2));
        assertThat(told).hasSize(15).contains("team/c Appeared 2");
    }

    @Test
    void movesTagsAndKeepsTheirHistory() {
        fill();
        run();
        told.clear();
        remote.tag("a", "1", 9);

        run();

        assertThat(told).containsExactly("a Moved 1");
        assertThat(present()).hasSize(15).containsEntry("a:1", RemoteRegistry.digest(9));
        assertThat(count("select count(*) from tag t join repository r on r.id = t.repository"
                        + " where r.name = 'a' and t.name = '1' and t.until < 'infinity'"))
                .isEqualTo(1);
    }

    @Test
    void endsTagsAndRepositoriesThatAreGone() {
        fill();
        run();
        told.clear();
        remote.tags.get("a").remove("1");
        remote.tags.remove("z");

        Outcome outcome = run();

        assertThat(told).containsExactlyInAnyOrder("a Gone 1", "z Gone 1", "z Gone 2", "z Gone 3");
        assertThat(outcome.complete()).isTrue();
        assertThat(present()).hasSize(11);
        assertThat(count("select count(*) from repository where removed is not null"))
                .isEqualTo(1);
    }

    @Test
    void tellsDeletedImagesFromThoseThatLostTheirTag() {
        remote.tag("a", "1", 1)
                .tag("a", "2", 2)
                .tag("a", "3", 3)
                .tag("a", "4", 4)
                .tag("a", "5", 5);
        run();
        test.database().run(HERE, transaction -> {
            var catalogue = new Catalogue(transaction, HERE);
            int repository = catalogue.repository(1, "a");
            for (int number = 1; number <= 2; number++) {
                String digest = RemoteRegistry.digest(number);
                int image = catalogue.image(repository, new Described(digest, "linux/amd64", null, null), null);
                catalogue.members(digest, List.of(image));
            }
        });
        remote.tags.get("a").remove("1");
        remote.tags.get("a").remove("2");
        remote.untagged.add(RemoteRegistry.digest(2));

        run();

        assertThat(present()).hasSize(3);
        List<String> removed = test.database()
                .of(
                        HERE,
                        transaction -> transaction
                                .createQuery("select digest from image where removed is not null")
                                .mapTo(String.class)
                                .list());
        assertThat(removed).containsExactly(RemoteRegistry.digest(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v2/_catalog", "/v2/a/tags/list"})
    void endsNothingWhereAListCannotBeRead(String part) {
        fill();
        run();
        remote.tags.get("a").clear();
        remote.tags.get("a").put("4", RemoteRegistry.digest(4));
        remote.on(part, Answer.status(500));

        Outcome outcome = run();

        assertThat(outcome.problems()).isNotEmpty();
        assertThat(present()).containsKeys("a:1", "a:2", "a:3");
    }

    @Test
    void concludesNothingOfTagsWhoseDigestsAreNotTold() {
        fill();
        run();
        remote.tag("a", "1", 9);
        remote.on("/v2/a/manifests/1", Answer.status(500));

        assertThat(run().problems()).containsExactly("a: what 1 tags lead to is not known");
        assertThat(present()).containsEntry("a:1", RemoteRegistry.digest(1));
    }

    @Test
    void asksAFailingRegistryNotForEachOfManyTags() {
        for (int tag = 0; tag < 1000; tag++) {
            remote.tag("a", "t" + tag, 1);
        }
        remote.on("/v2/a/manifests/", Answer.status(500));

        assertThat(run().problems()).first().asString().contains("HTTP status 500");
        assertThat(remote.seen("/v2/a/manifests/")).hasSizeLessThan(100);
    }

    @Test
    void endsNothingWhereAListIsCutOff() {
        fill();
        run();
        remote.on(
                "/v2/_catalog",
                Answer.content(
                        200,
                        "{\"repositories\":[\"a\"]}".getBytes(),
                        "Link",
                        "<https://evil.example/v2/_catalog?last=a>; rel=\"next\""));

        Outcome outcome = run();

        assertThat(outcome.complete()).isFalse();
        assertThat(outcome.problems()).first().asString().contains("leads away");
        assertThat(present()).hasSize(15);
    }

    @Test
    void believesAHalfEmptyRegistryOnlyAtTheSecondLook() {
        fill();
        run();
        told.clear();
        remote.tags.keySet().removeIf(name -> !name.equals("a"));

        Outcome doubted = run();
        assertThat(doubted.shrunk()).isTrue();
        assertThat(doubted.complete()).isFalse();
        assertThat(doubted.problems()).first().asString().contains("4 of 5 repositories, 12 of 15 tags");
        assertThat(present()).hasSize(15);

        assertThat(run().shrunk()).isFalse();
        assertThat(present()).hasSize(3);
    }

    @Test
    void forgetsItsDoubtWhereAllIsThereAgain() {
        fill();
        run();
        var all = new TreeMap<>(remote.tags);
        remote.tags.clear();
        remote.tag("a", "1", 1);
        assertThat(run().shrunk()).isTrue();
        remote.tags.putAll(all);
        fill();
        assertThat(run().complete()).isTrue();
        remote.tags.clear();

        assertThat(run().shrunk()).isTrue();
        assertThat(present()).hasSize(15);
    }

    @Test
    void goesOnWhereItStopped() {
        fill();
        mostRequests = 12;

        List<Outcome> parts = Stream.generate(this::run)
                .takeWhile(part -> !part.complete())
                .limit(10)
                .toList();

        assertThat(parts)
                .hasSizeBetween(1, 4)
                .allSatisfy(part -> assertThat(part.repositories()).isLessThan(5));
        assertThat(present()).hasSize(15);
        assertThat(told).hasSize(15).doesNotHaveDuplicates();
    }

    @Test
    void stopsForAsLongAsTheRegistryAsks() {
        fill();
        remote.on("/v2/team/c/", Answer.status(429, "Retry-After", "3600"));

        Outcome outcome = run();

        assertThat(outcome.complete()).isFalse();
        assertThat(outcome.next()).isEqualTo(Duration.ofHours(1));
        assertThat(outcome.repositories()).isEqualTo(2);
        assertThat(count("select count(*) from registry where poll_due > now() + interval '59 minutes'"))
                .isEqualTo(1);
        remote.on("/v2/team/c/", (exchange, seen) -> false);
    }

    @Test
    void visitsWhatIsIncludedAndEndsWhatIsExcludedByNow() {
        fill();
        include = List.of("team/**", "a:1");
        run();
        assertThat(present().keySet())
                .containsExactlyInAnyOrder(
                        "a:1", "team/c:1", "team/c:2", "team/c:3", "team/d:1", "team/d:2", "team/d:3");

        exclude = List.of("team/**");
        assertThat(run().shrunk()).isFalse();
        assertThat(present().keySet()).containsExactly("a:1");
    }

    @Test
    void whatOnlyExcludedTagsLeadToLeavesTheViewsAndStaysHistory() {
        remote.tag("a", "1", 1)
                .tag("a", "old-1", 1)
                .tag("a", "old-2", 2)
                .tag("a", "3", 3)
                .tag("a", "4", 4);
        run();
        test.database().run(HERE, transaction -> {
            var catalogue = new Catalogue(transaction, HERE);
            int repository = catalogue.repository(1, "a");
            for (int number = 1; number <= 4; number++) {
                String digest = RemoteRegistry.digest(number);
                int image = catalogue.image(repository, new Described(digest, "linux/amd64", null, null), null);
                catalogue.members(digest, List.of(image));
            }
        });
        exclude = List.of("a:old-*");

        run();

        assertThat(present().keySet()).containsExactly("a:1", "a:3", "a:4");
        assertThat(count("select count(*) from image where removed is not null"))
                .isOne();
        assertThat(count("select count(*) from placement p join image i on i.id = p.image"
                        + " where p.until < 'infinity' and i.digest = '" + RemoteRegistry.digest(2) + "'"))
                .isOne();
        assertThat(count("select count(*) from tag where name = 'old-2'")).isOne();

        exclude = List.of();
        run();

        assertThat(present().keySet()).contains("a:old-1", "a:old-2");
    }

    @Test
    void anImageOfTwoIndexesStaysUntilBothAreGone() {
        remote.tag("a", "1", 11).tag("a", "2", 12);
        run();
        test.database().run(HERE, transaction -> {
            var catalogue = new Catalogue(transaction, HERE);
            int repository = catalogue.repository(1, "a");
            int shared = catalogue.image(
                    repository, new Described(RemoteRegistry.digest(1), "linux/amd64", null, null), null);
            int other = catalogue.image(
                    repository, new Described(RemoteRegistry.digest(2), "linux/arm64", null, null), null);
            catalogue.members(RemoteRegistry.digest(1), List.of(shared));
            catalogue.members(RemoteRegistry.digest(2), List.of(other));
            catalogue.members(RemoteRegistry.digest(11), List.of(shared, other));
            catalogue.members(RemoteRegistry.digest(12), List.of(shared));
        });
        remote.tags.get("a").remove("1");

        run();

        assertThat(count("select count(*) from image where removed is null and digest = '" + RemoteRegistry.digest(1)
                        + "'"))
                .isOne();
        assertThat(count("select count(*) from image where removed is not null"))
                .isOne();

        remote.tags.get("a").remove("2");
        run();
        run();

        assertThat(count("select count(*) from image where removed is not null"))
                .isEqualTo(2);
    }

    @Test
    void visitsTheRepositoriesNamedWhereTheRegistryListsNone() {
        fill();
        remote.on("/v2/_catalog", Answer.status(404));

        assertThat(run().problems()).first().asString().contains("include each by its full name");
        include = List.of("a", "team/c");
        run();

        assertThat(present()).hasSize(6);
    }

    @Test
    void leavesWhatAnEventChangedMeanwhile() {
        fill();
        run();
        remote.tags.get("a").remove("1");
        remote.tag("a", "2", 8);
        remote.on("/v2/a/tags/list", (exchange, seen) -> {
            test.database().run(HERE, transaction -> {
                var catalogue = new Catalogue(transaction, HERE);
                int repository = catalogue.repository(1, "a");
                catalogue.tag(repository, "1", RemoteRegistry.digest(7), null);
                catalogue.tag(repository, "2", RemoteRegistry.digest(9), null);
            });
            return false;
        });

        run();

        assertThat(present())
                .containsEntry("a:1", RemoteRegistry.digest(7))
                .containsEntry("a:2", RemoteRegistry.digest(9));
    }

    @Test
    void restoresTheTruthAfterARealRegistryWasKilled() throws Exception {
        BuiltImage one =
                ImageBuilder.image().layer(layer -> layer.file("a", "1")).build();
        BuiltImage two =
                ImageBuilder.image().layer(layer -> layer.file("a", "2")).build();
        Path first = one.layout().writeTo(folder.resolve("one"));
        Path second = two.layout().writeTo(folder.resolve("two"));
        try (RealRegistry registry = RealRegistry.start(folder, "")) {
            registry.push(first, "team/app:1");
            registry.push(first, "team/app:2");
            registry.push(first, "team/app:3");
            registry.push(first, "other:1");
            assertThat(run(registry.host()).complete()).isTrue();
            registry.push(second, "team/app:2");
            registry.push(second, "team/new:1");
            registry.process().destroyForcibly().waitFor();
        }
        delete(folder.resolve("storage/docker/registry/v2/repositories/team/app/_manifests/tags/1"));
        try (RealRegistry registry = RealRegistry.start(folder, "")) {
            Outcome outcome = run(registry.host());

            assertThat(outcome.problems()).isEmpty();
            String old = one.manifest().digest().toString();
            String now = two.manifest().digest().toString();
            assertThat(present())
                    .isEqualTo(Map.of("team/app:2", now, "team/app:3", old, "team/new:1", now, "other:1", old));
        }
    }

    private static void delete(Path path) throws Exception {
        try (Stream<Path> files = Files.walk(path)) {
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
