package io.pratique.match.version;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Versions that a grammar does not allow and that packages or advisories have all the same.
class OddVersionsTest {
    @ParameterizedTest
    @CsvSource({
        "apk, 1.9.5p2-r0, 1.9.5p2-r1, -1",
        "apk, 1.9.5p10-r0, 1.9.5p9-r0, 1",
        "apk, 1.7.4_p5-r1, 1.7.4p6-r1, -1",
        "apk, 4.8.0.-r1, 4.8.0-r0, -1",
        "apk, 1.2_word, 1.2, -1",
        "apk, 1.2_word, 1.2_other, 0",
        "pep440, 0.6m5, 0.6m10, -1",
        "pep440, 3.0-stable, 0.0.1, -1",
        "pep440, 1.0-beta-x, 1.0-x, -1",
        "go, go1.21rc2, 1.21.0-rc.2, 0",
        "go, go1.21rc10, 1.21.0-rc.2, 1",
        "go, go1.21rc2, go1.21.0, -1",
        "go, 1.21.0-0, go1.21beta1, -1",
        "go, go1.22.5-fips, 1.22.5, 0",
        "go, go1.22.5 X:boringcrypto, 1.22.5, 0",
        "go, 1.22.5 X:boringcrypto, 1.22.6, -1",
        "go, v2.0.0+incompatible, 2.0.0, 0",
        "go, 9.6.0b1, 9.6.0, -1",
        "go, 0.9.1.3, 0.9.1, 1",
        "go, 11.3.0-rc10, 11.3.0-rc9, -1",
        "alpm, 1.0, 1.0-1, 0",
        "bitnami, 0.0.0-20250806193153-183891f8d535, 0.0.0-20250807113757-8340a6918f6c, -1",
        "bitnami, 2.4.46-10.el8, 2.4.46-9, 1",
        "composer, 2021-01-02, 2021.01.02, 0",
        "composer, 1.x-dev, 1.999.0, 1",
        "composer, 3.2.0rc1.post1, 3.2.0rc1, 1",
        "conan, 9, 10, -1",
        "conan, 10, 1w, 1",
        "conan, 1w, 9, -1",
        "conan, 0.0, 0, 0",
        "gem, 1beta, 1, -1",
        "github, v45, 45.0.7, 1",
        "github, v45, 46.0.1, -1",
        "luarocks, 1.0, 1.0-1, 0",
        "deb, 2011-1_x-1, 2011-1_x-2, -1",
        "maven, ${project.version}, 1, -1",
        "maven, 1-sp, 1, 1",
        "maven, 1, 1-0.alpha, 1",
        "maven, 1-0.alpha, 1-sp, 1"
    })
    void areOrdered(String scheme, String a, String b, int sign) throws Exception {
        VersionScheme own = VersionTablesTest.scheme(scheme);
        assertThat(Integer.signum(own.compare(a, b))).isEqualTo(sign);
        assertThat(Integer.signum(own.compare(b, a))).isEqualTo(-sign);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "1.0.02", "1.2b", "1.2b_rc1_p2~4f5e-r6", "1_alpha_git20240101"})
    void areValidForAlpine(String version) {
        assertThat(ApkScheme.isValid(version)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a",
                ".1",
                "1.",
                "1..2",
                "1.2bc",
                "1.2b3",
                "1.2b.3",
                "1-r",
                "1-r1.2",
                "1-r1-r2",
                "1~",
                "1~g",
                "1_word",
                "1-1",
                "1 ",
                "1~\uff11"
            })
    void areInvalidForAlpine(String version) {
        assertThat(ApkScheme.isValid(version)).isFalse();
    }
}
