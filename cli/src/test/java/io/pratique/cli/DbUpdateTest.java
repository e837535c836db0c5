package io.pratique.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.pratique.advisory.mirror.FeedDownloads;
import io.pratique.testing.Project;
import io.pratique.testing.registry.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DbUpdateTest {
    private static final Pattern STEP = Pattern.compile("\ngeneration (.*)\n$");

    @TempDir
    private Path home;

    private final FeedHosts hosts = new FeedHosts();
    private final Map<String, String> environment = new HashMap<>();

    @BeforeEach
    void serveTwoEcosystems() throws IOException {
        environment.put("PRATIQUE_FEED_MIRRORS", hosts.place());
        hosts.osv("Hex", Map.of("lantern", "1.2.0", "crane", "2.0.0"));
        hosts.osv("Pub", Map.of("anchor", "3.0.0"));
        hosts.osv("Wolfi", Map.of("buoy", "1.0-r1"));
    }

    @AfterEach
    void close() {
        hosts.close();
    }

    private TestRun run(String... words) {
        return TestRun.in(home, environment, Set.of(), words);
    }

    /// An update of the two ecosystems, so that nothing else is asked for.
    private TestRun update(String... more) {
        List<String> words = new ArrayList<>(List.of("db", "update", "--feed", "hex", "--feed", "pub"));
        words.addAll(Arrays.asList(more));
        return run(words.toArray(String[]::new));
    }

    private static String step(TestRun run) {
        return STEP.matcher(run.out())
                .results()
                .map(MatchResult::group)
                .findFirst()
                .orElse("none in " + run);
    }

    @Test
    void makesTheDatabaseThatScansUse() {
        TestRun run = update();

        assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.SUCCESS);
        assertThat(run.out())
                .contains("hex                          2         0\n")
                .contains("generation none -> ");
        assertThat(run.err()).contains("pratique: hex: ").contains(" fetched");
        assertThat(run("db", "info").out()).contains(home + "/.local/share/pratique/advisories.db");
    }

    @Test
    void asksAndReadsNothingAgainWhileNothingChanges() {
        update();
        TestRun second = update();

        assertThat(second.out())
                .contains("hex                          2         0  unchanged\n")
                .contains("pub                          1         0  unchanged\n");
        assertThat(step(second)).endsWith(", unchanged\n");
        assertThat(second.err().lines())
                .containsExactlyInAnyOrder("pratique: hex: unchanged", "pratique: pub: unchanged");
        assertThat(hosts.server.seen("all.zip")).hasSize(2);
    }

    @Test
    void fetchesOneChangedRecord() {
        update();
        hosts.change("Hex", "lantern", "1.3.0", "crane");
        TestRun second = update();

        assertThat(second.out())
                .contains("hex                          2         0\n")
                .contains("pub                          1         0  unchanged\n");
        assertThat(step(second)).contains(" -> ");
        assertThat(hosts.server.seen("Hex/all.zip")).hasSize(1);
        assertThat(hosts.server.seen("TEST-lantern.json")).hasSize(1);
    }

    @Test
    void aBrokenFeedIsToldAndKeepsWhatItSaid() throws IOException {
        update();
        hosts.osv("Pub", Map.of("anchor", "3.0.1"));
        hosts.change("Hex", "lantern", "1.3.0", "crane");
        hosts.server.on("/Hex/", Answer.status(500, "Retry-After", "0"));
        TestRun run = update();

        assertThat(run.code()).isEqualTo(ExitCode.SUCCESS);
        assertThat(run.err()).contains("pratique: hex: OSV Hex: ").contains("500");
        assertThat(run.out()).contains("hex                          2         0  unchanged\n");
    }

    @Test
    void aTruncatedArchiveIsRefused() {
        hosts.put("osv-vulnerabilities.storage.googleapis.com/Hex/all.zip", "PK\u0003\u0004 and no more");
        TestRun run = update();

        assertThat(run.code()).isEqualTo(ExitCode.SUCCESS);
        assertThat(run.err()).contains("pratique: hex: OSV Hex: ");
        assertThat(run.out())
                .contains("pub                          1         0\n")
                .doesNotContain("hex   ");
    }

    @Test
    void failsWhenNothingCouldBeFetched() throws IOException {
        update();
        Path database = home.resolve(".local/share/pratique/advisories.db");
        byte[] before = Files.readAllBytes(database);
        hosts.server.on("/feeds/", Answer.status(403));
        TestRun run = update("--quiet");

        assertThat(run.code()).isEqualTo(ExitCode.FAILURE);
        assertThat(run.err()).contains("no feed could be fetched; the database is as it was");
        assertThat(database).hasBinaryContent(before);
    }

    @Test
    void feedsOfRestrictedTermsNeedToBeAccepted() {
        TestRun refused = run("db", "update", "--feed", "wolfi");
        TestRun accepted = run("db", "update", "--feed", "wolfi", "--accept", "wolfi");
        environment.put("PRATIQUE_ACCEPT_FEEDS", "chainguard,wolfi");
        TestRun acceptedBefore = run("db", "update", "--feed", "wolfi");
        environment.remove("PRATIQUE_ACCEPT_FEEDS");
        TestRun withoutIt = update();

        assertThat(refused.code()).isEqualTo(ExitCode.MISUSE);
        assertThat(refused.err()).contains("the terms of wolfi limit its use; add --accept wolfi");
        assertThat(accepted.out()).contains("wolfi                        1         0\n");
        assertThat(acceptedBefore.out()).contains("wolfi                        1         0  unchanged\n");
        assertThat(withoutIt.out()).doesNotContain("wolfi");
    }

    @Test
    void namesWhatIsLeftOut() {
        environment.put("PRATIQUE_FEED_MIRRORS", hosts.place());
        TestRun run = run("db", "update", "--output", home.resolve("own.db").toString());

        assertThat(run.err()).contains("left out, since their terms limit their use: chainguard, wolfi");
        assertThat(run.out())
                .contains("hex                          2         0\n")
                .contains("wrote " + home.resolve("own.db"));
        assertThat(hosts.server.seen("/Wolfi/")).isEmpty();
    }

    @Test
    void statusTellsOfEachFeed() {
        update();
        hosts.server.on("/Hex/", Answer.status(500, "Retry-After", "0"));
        update();
        TestRun status = run("db", "status");
        TestRun json = run("db", "status", "--json");

        assertThat(status.out())
                .containsPattern("hex +2  20[0-9T:-]+Z +20[0-9T:-]+Z +failing: .*500")
                .containsPattern("pub +1  20[0-9T:-]+Z +20[0-9T:-]+Z +fresh\n")
                .containsPattern("npm +0  - +- +never fetched\n")
                .containsPattern("wolfi +0  - +- +restricted, not accepted\n")
                .containsPattern("victims +0  - +- +read from folders only\n");
        assertThat(json.out()).contains("\"state\": \"failing\"").contains("\"state\": \"not_accepted\"");
    }

    @Test
    void diffNamesWhatChanged() throws IOException {
        String before = home.resolve("before.db").toString();
        String after = home.resolve("after.db").toString();
        update("--output", before);
        hosts.osv("Hex", Map.of("lantern", "1.2.0", "heron", "1.0.0"));
        hosts.osv("Pub", Map.of("anchor", "3.0.1", "buoy", "2.0.0"));
        hosts.change("Pub", "anchor", "3.0.1");
        update("--output", after);
        TestRun diff = run("db", "diff", before, after);
        TestRun first = run("db", "diff", before, after, "--limit", "1");
        TestRun json = run("db", "diff", before, after, "--json");

        assertThat(diff.code()).isEqualTo(ExitCode.FINDINGS);
        assertThat(diff.out())
                .contains("hex                        1 added       1 removed       0 changed\n")
                .contains("- hex TEST-crane\n+ hex TEST-heron\n~ pub TEST-anchor\n1 added, 1 removed, 1 changed\n");
        assertThat(first.out()).contains("- hex TEST-crane\nand 2 more; --limit names more\n");
        assertThat(json.out()).contains("\"change\": \"changed\"").contains("\"complete\": true");
    }

    @Test
    void lookupTellsOfEverySource() {
        update();
        TestRun byId = run("db", "lookup", FeedHosts.id("lantern"));
        TestRun old = run("db", "lookup", "Hex:lantern@1.1.0");
        TestRun fixed = run("db", "lookup", "pkg:hex/lantern@1.2.0", "--json");

        assertThat(byId.out())
                .contains("Hex lantern\n")
                .contains("TEST-lantern  fixed  ")
                .contains("< 1.2.0");
        assertThat(old.out()).contains("this version: affected\n");
        assertThat(fixed.out()).contains("\"meaning\": \"not affected\"");
    }

    @Test
    void drawsBarsOnATerminalAndWipesThem() {
        List<String> words = List.of("db", "update", "--feed", "hex");
        TestRun run = TestRun.in(home, environment, Set.of("err"), words.toArray(String[]::new));

        assertThat(run.err())
                .startsWith(
                        "\rfetching feeds, 0 of 1 done, 0.0 MiB\u001b[K\nhex                  [....................]   0 %")
                .endsWith("A\u001b[J");
    }

    @Test
    void leavesADatabaseAloneThatIsUpToDate() throws IOException {
        update();
        Path database = home.resolve(".local/share/pratique/advisories.db");
        Object file = Files.readAttributes(database, BasicFileAttributes.class).fileKey();

        assertThat(update().out()).contains("left as it is: " + database + ": a database of ");
        assertThat(Files.readAttributes(database, BasicFileAttributes.class).fileKey())
                .isEqualTo(file);
    }

    @Test
    void statusKnowsHostsThatListNothing() {
        hosts.remove("osv-vulnerabilities.storage.googleapis.com/Hex/modified_id.csv");
        update();

        assertThat(run("db", "status").out()).containsPattern("hex +2  20[0-9T:-]+Z +20[0-9T:-]+Z +fresh\n");
    }

    @Test
    void addsAFeedThatIsOffByDefaultWhenItIsAskedFor() throws IOException {
        byte[] archive = Files.readAllBytes(Project.root().resolve("cli/src/test/fixtures/feeds/vex-all.tar.xz"));
        hosts.put("security-metadata.canonical.com/vex/vex-all.tar.xz", archive);

        assertThat(update().out()).doesNotContain("ubuntu-vex");
        assertThat(run("db", "status").out()).containsPattern("ubuntu-vex +0  - +- +off by default\n");
        TestRun asked = run("db", "update", "--feed", "ubuntu-vex");
        assertThat(asked.out()).as(asked.err()).contains("ubuntu-vex                   1         0\n");
        environment.put("PRATIQUE_WITH_FEEDS", "ubuntu-vex");
        assertThat(update().out()).contains("ubuntu-vex                   1         0  unchanged\n");
        assertThat(run("db", "status").out()).containsPattern("ubuntu-vex +1 .* fresh\n");
        assertThat(run("db", "update", "--with", "ubuntu").err())
                .contains(
                        "unknown feed that is off by default 'ubuntu'; it is one of redhat-oval, ubuntu-oval, ubuntu-vex");
    }

    @Test
    void fetchesAnotherFormInPlaceOfTheUsualOne() {
        List<String> usual = fetched(List.of());
        List<String> other = fetched(List.of("redhat-oval"));

        assertThat(usual).contains("redhat", "ubuntu").doesNotContain("redhat-oval", "ubuntu-oval", "ubuntu-vex");
        assertThat(other).contains("redhat-oval", "ubuntu").doesNotContain("redhat");
    }

    private List<String> fetched(List<String> added) {
        return new FeedChoice(Set.of(), Set.of(), Set.copyOf(added))
                .fetched().stream().map(FeedDownloads::feed).toList();
    }

    @Test
    void refusesFeedsThatItDoesNotKnow() {
        assertThat(run("db", "update", "--feed", "absent").err()).contains("unknown feed that can be fetched 'absent'");
        assertThat(run("db", "update", "--accept", "debian").err())
                .contains("unknown feed of restricted terms 'debian'; it is one of chainguard, wolfi");
        environment.put("PRATIQUE_FEED_MIRRORS", "ftp://secret");
        assertThat(update().code()).isEqualTo(ExitCode.MISUSE);
    }
}
