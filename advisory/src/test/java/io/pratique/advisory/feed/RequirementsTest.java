package io.pratique.advisory.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.pratique.advisory.feed.Requirement.Grammar;
import io.pratique.model.finding.Advisory;
import io.pratique.testing.Shared;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequirementsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            GEM | ~> 1.2 | < 1.2; >= 2.a
            GEM | ~> 1.2.0.beta | < 1.2.0.beta; >= 1.3.a
            GEM | ~> 5 | < 5; >= 6.a
            GEM | >= 1.2; >= 0.9, < 1 | < 0.9; >= 1, < 1.2
            GEM | < 1; < 2; >= 1.5 | ''
            CARGO | < 1.4.1; > 1.4.1 | >= 1.4.1, <= 1.4.1
            CARGO | ^1.2.3 | < 1.2.3; >= 2.0.0-0
            CARGO | ^0.0.3 | < 0.0.3; >= 0.0.4-0
            CARGO | ~1.2 | < 1.2.0; >= 1.3.0-0
            CARGO | =1.0.0-rc.1 | < 1.0.0-rc.1; >= 1.0.0-rc.1.0
            CARGO | >= 1.0.0-rc.2; >= 0.9, < 1.0.0-0 | < 0.9.0; >= 1.0.0-0, < 1.0.0-rc.2
            """)
    void affectedIsWhatIsNotSafe(Grammar grammar, String safe, String affected) throws IOException {
        List<String> ranges = Requirements.outside(List.of(safe.split("; ")), grammar).stream()
                .map(Object::toString)
                .toList();
        assertThat(String.join("; ", ranges)).isEqualTo(affected);
    }

    @ParameterizedTest
    @ValueSource(strings = {">= x", "!= 1", "1 2", ">=", "<>1"})
    void refusesWhatIsNoRequirement(String text) {
        assertThatIOException().isThrownBy(() -> Requirement.parse(text, Grammar.GEM));
    }

    /// RustSec exports its advisories as OSV records too; both must say the same.
    @Test
    void agreesWithTheExportOfRustSec() throws IOException {
        Map<String, String> exported = ranges(
                OsvFeed.of("crates-io", "crates.io", "CC0-1.0"),
                Path.of("mirror/osv-vulnerabilities.storage.googleapis.com/crates.io/all.zip"));
        Map<String, String> own = ranges(new RustSecFeed(), Path.of("upstream/rustsec/raw"));
        assertThat(own)
                .hasSizeGreaterThan(600)
                .allSatisfy((id, said) -> assertThat(said).as(id).isEqualTo(released(exported.get(id))));
    }

    /// Without the export's stretches of no version, and with the release that `< 1.2.4-0` means: `<= 1.2.3`.
    private static String released(String ranges) {
        String some =
                ranges.replaceAll("(, )?>= ([^,\\]]+), < \\2(?=[,\\]])", "").replace("[, ", "[");
        return Pattern.compile("(>= ([^,]+), )?< (\\d+\\.\\d+\\.)(\\d+)-0(?=])")
                .matcher(some)
                .replaceAll(end -> (end.group(1) == null ? "" : end.group(1)) + "<= " + end.group(3)
                        + (Integer.parseInt(end.group(4)) - 1));
    }

    private static Map<String, String> ranges(Feed feed, Path place) throws IOException {
        Map<String, String> out = new HashMap<>();
        feed.read(
                Shared.feeds().resolve(place),
                item -> {
                    if (item instanceof FeedItem.Entry(Advisory advisory)
                            && !advisory.affected().isEmpty()) {
                        out.put(
                                advisory.id(),
                                advisory.affected().getFirst().ranges().toString());
                    }
                },
                problem -> {});
        return out;
    }
}
