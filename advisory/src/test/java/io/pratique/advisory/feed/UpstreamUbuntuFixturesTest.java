package io.pratique.advisory.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.pratique.model.finding.Advisory;
import io.pratique.testing.Shared;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Ubuntu's other forms against pieces of the real ones, and facts about those that were looked up by hand.
class UpstreamUbuntuFixturesTest {
    private static final String PLACE = "fixtures/vuls-fixtures/raw/pkg/fetch/ubuntu";

    @TempDir
    Path folder;

    private final List<String> said = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();

    @Test
    void readsDefinitionsOfARelease() throws IOException {
        String name = "com.ubuntu.jammy.cve.oval.xml.bz2";
        Files.copy(Shared.feeds().resolve(PLACE).resolve("oval/testdata/fixtures/oci." + name), folder.resolve(name));
        read(new UbuntuOvalFeed(), folder);

        assertThat(problems).isEmpty();
        assertThat(said)
                .containsExactly(
                        "CVE-2023-48795 Ubuntu:22.04 openssh < 1:8.9p1-3ubuntu0.5 FIXED",
                        "CVE-2023-48795 Ubuntu:22.04 libssh < 0.9.6-2ubuntu0.22.04.2 FIXED");
    }

    @Test
    void readsTheArchiveOfStatements() throws IOException {
        read(new UbuntuVexFeed(), Shared.feeds().resolve(PLACE).resolve("vex/testdata/fixtures/vex-all.tar.xz"));

        assertThat(problems).isEmpty();
        assertThat(said)
                .contains(
                        "CVE-2025-0167 Ubuntu:22.04 curl all versions AFFECTED",
                        "CVE-2025-0167 Ubuntu:20.04 curl all versions NOT_AFFECTED",
                        "CVE-2025-0167 Ubuntu:Pro:14.04 curl all versions NOT_AFFECTED")
                .allMatch(line -> line.contains(" curl "));
    }

    private void read(Feed feed, Path data) throws IOException {
        feed.read(
                data,
                item -> {
                    if (item instanceof FeedItem.Entry(Advisory advisory)) {
                        advisory.affected()
                                .forEach(affected -> said.add(advisory.id() + " " + affected.ecosystem() + " "
                                        + affected.name() + " "
                                        + affected.ranges().getFirst() + " "
                                        + affected.state()));
                    }
                },
                problems::add);
    }
}
