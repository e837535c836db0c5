package io.pratique.advisory.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pratique.model.finding.VersionRange;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IntervalsTest {
    @Test
    void readsOpenAndClosedEndsAndSingleVersions() throws IOException {
        NpmRange read = Intervals.parse("(,1.2.3), [2.0,2.4] || (3,) [4.1]");

        assertThat(read.ranges())
                .containsExactly(
                        new VersionRange(null, "1.2.3", null),
                        new VersionRange("2.0", null, "2.4"),
                        new VersionRange("3", null, null));
        assertThat(read.versions()).containsExactly("4.1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "<1.2", "[", "[1.0", "(1.0,2.0", "[]", "[1,2,3]", "((1,2)", "1.0]", "[1 2]"})
    void refusesWhatIsNoInterval(String text) {
        assertThatThrownBy(() -> Intervals.parse(text)).isInstanceOf(IOException.class);
    }
}
