package io.pratique.advisory.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pratique.model.finding.FixState;
import io.pratique.model.finding.VersionRange;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LooseVersionsTest {
    @ParameterizedTest
    @CsvSource({
        "1.2.3, 1.2.3",
        "1.2.3-rc.1, 1.2.3-rc.1",
        "1.12, 1.12.0",
        "3, 3.0.0",
        "1.9.0b1, 1.9.0-b1",
        "3.0.RC3, 3.0.0-RC3",
        "1.3.0-*, 1.3.0-0",
        "0, ",
        "~, "
    })
    void writesNpmVersionsInFull(String written, String read) {
        assertThat(LooseSemver.read(written)).isEqualTo(read);
    }

    @Test
    void readsComparatorsOfNpm() throws IOException {
        NpmRange range = NpmRange.parse("<1.2.3 || >= 2.0.0 <=v2.4.0 || =3.0.0 || 3.1.0");
        assertThat(range.ranges())
                .containsExactly(VersionRange.before("1.2.3"), new VersionRange("2.0.0", null, "2.4.0"));
        assertThat(range.versions()).containsExactly("3.0.0", "3.1.0");
        assertThat(NpmRange.parse("*").ranges()).containsExactly(VersionRange.ALL);
    }

    @Test
    void refusesRangesThatAreNotMadeOfComparators() {
        for (String text : List.of("", "1.x", "~1.2", "^1", "<", "||")) {
            assertThatThrownBy(() -> NpmRange.parse(text)).as(text).isInstanceOf(IOException.class);
        }
    }

    @Test
    void onlyASimplePatchEndsARange() throws IOException {
        NpmRange upTo = NpmRange.parse("<=1.5.1");
        assertThat(upTo.fixedBy(">=1.5.2")).containsExactly(VersionRange.before("1.5.2"));
        assertThat(upTo.fixedBy(">=1.5.2 <2 || >=2.1.0")).isEqualTo(upTo.ranges());
        assertThat(upTo.fixedBy("<0.0.0")).isEqualTo(upTo.ranges());
    }

    @ParameterizedTest
    @CsvSource({
        "released (1.0-1), FIXED, < 1.0-1",
        "released (1.0-1ubuntu1+esm1), FIXED, < 1.0-1ubuntu1+esm1",
        "not-affected (1.0), NOT_AFFECTED, all versions",
        "needed, AFFECTED, all versions",
        "needs-triage, UNDER_INVESTIGATION, all versions",
        "ignored (end of life), END_OF_LIFE, all versions",
        "ignored, WILL_NOT_FIX, all versions",
        "DNE, , all versions",
        "released, , all versions"
    })
    void readsStatesOfUbuntu(String value, FixState state, String range) {
        UbuntuStatus status = UbuntuStatus.parse("bionic", value);
        assertThat(status.state()).isEqualTo(state);
        assertThat(status.range()).hasToString(range);
    }

    @Test
    void expandedMaintenanceIsOutOfReachForOthers() {
        assertThat(UbuntuStatus.parse("trusty/esm", "released (1.0+esm1)")
                        .afterTheEnd()
                        .state())
                .isEqualTo(FixState.END_OF_LIFE);
        assertThat(UbuntuStatus.parse("trusty/esm", "released (1.0-1)")
                        .afterTheEnd()
                        .state())
                .isEqualTo(FixState.FIXED);
        assertThat(UbuntuStatus.parse("trusty/esm", "not-affected")
                        .afterTheEnd()
                        .state())
                .isEqualTo(FixState.NOT_AFFECTED);
        assertThat(UbuntuReleases.maintained("trusty/esm")).isEqualTo("14.04");
        assertThat(UbuntuReleases.maintained("esm-infra/focal")).isEqualTo("20.04");
        assertThat(UbuntuReleases.maintained("esm-apps/focal")).isNull();
    }
}
