package io.pratique.sbom.language.javascript;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PnpmKeyTest {
    @ParameterizedTest
    @CsvSource({
        "5, /ms/2.1.3, ms, 2.1.3",
        "5, /@babel/core/7.1.0, @babel/core, 7.1.0",
        "5, /acorn-jsx/5.3.2_acorn@8.19.0, acorn-jsx, 5.3.2",
        "5, /@a/b/1.0.0_@babel+core@7.1.0, @a/b, 1.0.0",
        "5, /a/1.0.0/b@2.0.0, a, 1.0.0",
        "5, registry.example/ms/2.1.3, ms, 2.1.3",
        "5, github.com/harbour/tide/90f7d1f, '', ''",
        "5, file:vendor/tide, '', ''",
        "5, invalid, '', ''",
        "6, /ms@2.1.3, ms, 2.1.3",
        "6, /@a/b@1.0.0(c@2.0.0)(@d/e@3.0.0), @a/b, 1.0.0",
        "6, file:vendor/tide(ms@2.1.3), '', ''",
        "9, ms@2.1.3, ms, 2.1.3",
        "9, '@a/b@1.0.0(c@2.0.0(d@1.0.0))', @a/b, 1.0.0",
        "9, tide@file:vendor/tide, tide, ''",
        "9, is-odd@https://codeload.example/a/tar.gz/90f7, is-odd, ''",
        "9, '@', '', ''",
    })
    void tellsNameAndVersion(int major, String key, String name, String version) {
        assertThat(PnpmKey.of(key, major)).isEqualTo(new PnpmKey(name, version));
    }
}
