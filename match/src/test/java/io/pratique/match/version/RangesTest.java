package io.pratique.match.version;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pratique.model.finding.VersionRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RangesTest {
    private final VersionScheme semver = new SemverScheme();

    @ParameterizedTest
    @CsvSource({
        "1.0.0, 2.0.0, , 0.9.9, false",
        "1.0.0, 2.0.0, , 1.0.0-rc.1, false",
        "1.0.0, 2.0.0, , 1.0.0, true",
        "1.0.0, 2.0.0, , 2.0.0-rc.1, true",
        "1.0.0, 2.0.0, , 2.0.0, false",
        "1.0.0, , 2.0.0, 2.0.0, true",
        "1.0.0, , 2.0.0, 2.0.1, false",
        "1.0.0, 1.5.0, 2.0.0, 1.7.0, false",
        "1.0.0, , , 99.0.0, true",
        ", 2.0.0, , 0.0.0-0, true",
        "0, 2.0.0, , 0.0.0-0, true",
        "'', 2.0.0, , 0.0.0-0, true"
    })
    void holds(String introduced, String fixed, String lastAffected, String version, boolean expected)
            throws Exception {
        var range = new VersionRange(introduced, fixed, lastAffected);
        assertThat(Ranges.contains(semver, range, version)).isEqualTo(expected);
    }

    @Test
    void holdsEveryVersionWithoutBounds() throws Exception {
        assertThat(Ranges.contains(semver, VersionRange.ALL, "unreadable")).isTrue();
    }

    @Test
    void refusesUnreadableVersionsAndBounds() {
        assertThatThrownBy(() -> Ranges.contains(semver, VersionRange.before("1.0.0"), "unreadable"))
                .isInstanceOf(InvalidVersionException.class);
        assertThatThrownBy(() -> Ranges.contains(semver, VersionRange.before("unreadable"), "1.0.0"))
                .isInstanceOf(InvalidVersionException.class);
    }
}
