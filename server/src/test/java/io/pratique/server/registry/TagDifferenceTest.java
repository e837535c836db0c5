package io.pratique.server.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TagDifferenceTest {
    @Test
    void tellsWhatAppearedMovedAndWent() {
        var difference = new TagDifference(
                Map.of("same", "d1", "moved", "d2", "gone", "d3", "silent", "d4"),
                Map.of("same", "d1", "moved", "d5", "new", "d6"),
                Set.of("silent", "odd"));

        assertThat(difference.left()).containsExactlyInAnyOrder("d2", "d3");
        assertThat(difference.changes(Set.of("d3")))
                .containsExactly(
                        new Change.Gone("gone", "d3", true),
                        new Change.Moved("moved", "d2", "d5", false),
                        new Change.Appeared("new", "d6"));
    }

    @Test
    void findsNothingWhereNothingChanged() {
        assertThat(new TagDifference(Map.of("a", "d"), Map.of("a", "d"), Set.of()).changes(Set.of()))
                .isEmpty();
    }
}
