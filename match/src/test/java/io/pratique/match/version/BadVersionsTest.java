package io.pratique.match.version;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Texts that no package manager wrote.
class BadVersionsTest {
    private static final int LONG = 1 << 20;

    @ParameterizedTest
    @ValueSource(strings = {" ", "\n", "1.0\u0000", "1\u001b[31m", "\ud800", "1.\udfff", "1.0\ud83d", "1.0\t\u0007"})
    void everySchemeRefuses(String version) {
        for (VersionScheme scheme : VersionSchemes.ALL) {
            assertThatThrownBy(() -> scheme.compare(version, version))
                    .as(scheme.id())
                    .isInstanceOf(InvalidVersionException.class);
            assertThatThrownBy(() -> scheme.compare("1.0", version)).isInstanceOf(InvalidVersionException.class);
        }
    }

    /// To RubyGems an empty version is 0.
    @Test
    void everySchemeButThatOfRubyGemsRefusesNothing() {
        for (VersionScheme scheme : VersionSchemes.ALL) {
            if (!(scheme instanceof GemScheme)) {
                assertThatThrownBy(() -> scheme.compare("1.0", ""))
                        .as(scheme.id())
                        .isInstanceOf(InvalidVersionException.class);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "deb, :1",
        "deb, a:1",
        "deb, 1:",
        "deb, 1-",
        "deb, -1",
        "deb, 1:-1",
        "semver, latest",
        "semver, 1.x",
        "semver, 1..2",
        "semver, 1.2.3-a..b",
        "semver, 1.2.3+",
        "semver, 1.2.3_4",
        "bitnami, nightly.2026-03-10.0",
        "cpan, 1..2",
        "cpan, undef",
        "cpan, v",
        "composer, dev-main",
        "composer, 1.0 as 2.0",
        "ebuild, 1.2bc",
        "ebuild, 1.2B",
        "ebuild, 1.2_word",
        "ebuild, 1.2-r",
        "ebuild, 1.2_p1-1",
        "gem, latest",
        "gem, 1.0_1",
        "github, main",
        "github, release/v1",
        "github, v1.x",
        "luarocks, 1.0+1",
        "luarocks, -1",
        "numbers, 1..2",
        "numbers, 1.2-",
        "numbers, 1.2a",
        "pub, 1.2.3+",
        "nuget, 1.2.*",
        "go, (devel)",
        "go, devel go1.23-abc",
        "go, main-gha.1",
        "go, v",
        "go, v1.2.3-",
        "go, go",
        "go, RELEASE.2024-06-06"
    })
    void refuses(String scheme, String version) {
        assertThatThrownBy(() -> VersionTablesTest.scheme(scheme).compare(version, "1.0"))
                .isInstanceOf(InvalidVersionException.class)
                .hasMessage("not a " + scheme + " version: " + version);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1", "0", ".", "-", "~", "^", "a", "1.", "0.", "1-", "-1", "a1", "1a-", "+", ":", "1:", "!", "_p",
                "_p1", "~a", "*", ".0-0", "rc", "x-", "0-a", ".0", ".x", "stable", "-r1"
            })
    void longVersionsTakeLinearTime(String piece) {
        compareLong(piece, LONG / 8);
    }

    @ParameterizedTest
    @ValueSource(strings = {".", "1", "-1", "a1"})
    void versionsOfAMegabyteAreCompared(String piece) {
        compareLong(piece, LONG);
    }

    /// A pass that is quadratic takes minutes.
    private static void compareLong(String piece, int length) {
        String version = "1" + piece.repeat(length / piece.length());
        List<String> others = List.of(version + "1", version.substring(0, length / 2));
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            for (VersionScheme scheme : VersionSchemes.ALL) {
                for (String other : others) {
                    compare(scheme, version, other);
                }
            }
        });
    }

    @Test
    void refusesOldPythonVersionsThatNobodyWrote() {
        String version = "1:".repeat(20_000);
        assertThatThrownBy(() -> new Pep440Scheme().compare(version, version))
                .isInstanceOf(InvalidVersionException.class);
    }

    @Test
    void noiseGivesAnOrderOrIsRefused() {
        var random = RandomGeneratorFactory.of("L64X128MixRandom").create(7);
        char[] alphabet = "0019.-_~^:+!=vgorcaplhbetd \u00e9\u0660\uff11\ud800".toCharArray();
        for (int round = 0; round < 20_000; round++) {
            var text = new StringBuilder();
            for (int length = random.nextInt(12); length > 0; length--) {
                text.append(alphabet[random.nextInt(alphabet.length)]);
            }
            String version = text.toString();
            for (VersionScheme scheme : VersionSchemes.ALL) {
                compare(scheme, version, "1.0-1");
                assertThat(compare(scheme, version, version)).isZero();
            }
        }
    }

    private static int compare(VersionScheme scheme, String a, String b) {
        try {
            return scheme.compare(a, b);
        } catch (InvalidVersionException refused) {
            return 0;
        }
    }
}
