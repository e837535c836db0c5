package io.pratique.sbom.language.java.pom;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VersionRangeTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[1.0,2.0)|1.0|true",
                "[1.0,2.0)|2.0|false",
                "(1.0,2.0]|1.0|false",
                "(1.0,2.0]|2.0|true",
                "[1.5]|1.5|true",
                "[1.5]|1.6|false",
                "(,2.0)|0.1|true",
                "[2.0,)|9.9|true",
                "(,1.0],[1.2,)|1.1|false",
                "(,1.0],[1.2,)|1.2|true"
            })
    void containsWhatLiesBetweenItsBounds(String range, String version, boolean expected) {
        assertThat(VersionRange.of(range).orElseThrow().contains(version, Comparator.naturalOrder()))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1.0", "[1.0", "1.0]", "[1.0]x", "[1,2)[", "((((("})
    void isNoneWithoutBrackets(String text) {
        assertThat(VersionRange.of(text)).isEmpty();
    }

    @Test
    void hasALowestVersionOnlyWhereThatIsAllowed() {
        assertThat(VersionRange.of("[1.2,2)").orElseThrow().lowest()).isEqualTo("1.2");
        assertThat(VersionRange.of("(1.2,2)").orElseThrow().lowest()).isEmpty();
        assertThat(VersionRange.of("(,2)").orElseThrow().lowest()).isEmpty();
    }
}
