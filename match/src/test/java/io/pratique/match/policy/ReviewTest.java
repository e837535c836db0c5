package io.pratique.match.policy;

import static io.pratique.match.Given.component;
import static io.pratique.match.Given.distro;
import static io.pratique.match.Given.fixed;
import static io.pratique.match.Given.scan;
import static org.assertj.core.api.Assertions.assertThat;

import io.pratique.match.Assessment;
import io.pratique.match.MemoryStore;
import io.pratique.match.exception.Overruled;
import io.pratique.match.exception.PratiqueIgnoreFile;
import io.pratique.match.exception.Reading;
import io.pratique.match.exception.Ruling;
import io.pratique.match.matcher.Matcher;
import io.pratique.model.finding.Finding;
import io.pratique.model.finding.ThreatFact;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReviewTest {
    private static final LocalDate TODAY = LocalDate.parse("2026-06-01");
    private static final Reading NOTHING = new Reading(List.of(), List.of());

    private final MemoryStore store = new MemoryStore();

    @Test
    void disputedAndRejectedProblemsDoNotCountButStayVisible() {
        store.told("CVE-2026-1", new ThreatFact.Disputed());
        store.told("CVE-2026-2", new ThreatFact.Rejected());

        Assessment reviewed = Review.plain(TODAY).apply(assessment());

        assertThat(reviewed.findings()).extracting(Finding::id).containsExactly("CVE-2026-3");
        assertThat(reviewed.overruled().suppressed())
                .extracting(ruling ->
                        ruling.finding().id() + " " + ruling.statement().claim().reason())
                .containsExactlyInAnyOrder(
                        "CVE-2026-1 its maintainers dispute that it is a problem",
                        "CVE-2026-2 its number was taken back");
    }

    @Test
    void anExpiredExceptionBringsTheFindingBackAndSaysSo() throws IOException {
        Reading written = read("""
                ignore:
                  - id: CVE-2026-1
                    until: 2026-05-31
                    reason: until the next release
                  - id: CVE-2026-2
                    until: 2026-06-01
                  - id: CVE-2020-1
                  - idd: CVE-2026-3
                """);

        Assessment reviewed = new Review(written, NOTHING, TODAY).apply(assessment());

        assertThat(reviewed.findings()).extracting(Finding::id).containsExactlyInAnyOrder("CVE-2026-1", "CVE-2026-3");
        Overruled overruled = reviewed.overruled();
        assertThat(ids(overruled.suppressed())).containsExactly("CVE-2026-2");
        assertThat(ids(overruled.expired())).containsExactly("CVE-2026-1");
        assertThat(overruled.unused())
                .singleElement()
                .satisfies(unused -> assertThat(unused.ids()).containsExactly("CVE-2020-1"));
        assertThat(overruled.problems()).hasSize(1);
    }

    @Test
    void publishedStatementsThatSpeakOfOtherProductsAreNotTold() throws IOException {
        Reading published = read("ignore:\n  - id: CVE-2020-1\n");

        Assessment reviewed = new Review(NOTHING, published, TODAY).apply(assessment());

        assertThat(reviewed.overruled().unused()).isEmpty();
    }

    private static List<String> ids(List<Ruling> rulings) {
        return rulings.stream().map(ruling -> ruling.finding().id()).toList();
    }

    private static Reading read(String yaml) throws IOException {
        return new PratiqueIgnoreFile().read(".pratique.yaml", yaml.getBytes(StandardCharsets.UTF_8));
    }

    private Assessment assessment() {
        for (int number = 1; number <= 3; number++) {
            store.with("Debian:12", "lamp", fixed("CVE-2026-" + number, "2.0"));
        }
        return new Matcher().assess(scan(distro("debian", "12"), component("deb", "lamp", "1.0")), store);
    }
}
