package io.pratique.image.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pratique.model.ErrorKind;
import io.pratique.model.PratiqueException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SkipPatternsTest {
    @ParameterizedTest
    @CsvSource({
        "node_modules, node_modules, true",
        "node_modules, srv/app/node_modules, true",
        "node_modules, srv/node_modules2, false",
        "*.jar, opt/a.jar, true",
        "*.jar, opt/a.jar/b, false",
        "?.jar, opt/ab.jar, false",
        "/srv, srv, true",
        "/srv/, srv, true",
        "srv/cache, srv/cache, true",
        "srv/cache, opt/srv/cache, false",
        "srv/*, srv/a, true",
        "srv/*, srv/a/b, false",
        "srv/**, srv/a/b, true",
        "srv/**/cache, srv/a/b/cache, true",
        "**/cache, a/b/cache, true",
        "**/cache, cache, true",
        "/**/cache, cache, true",
        "**/cache, acache, false",
        "'{a,b}/x', b/x, true",
        "'a[0-9]', z/a7, true"
    })
    void matches(String pattern, String path, boolean expected) {
        assertThat(new SkipPatterns(List.of("other", pattern)).matches(Path.of(path)))
                .isEqualTo(expected);
    }

    @Test
    void matchesNothingWithoutPatterns() {
        assertThat(new SkipPatterns(List.of()).matches(Path.of("a"))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"'[a'", "'a/{b'", "'a\\'"})
    void refusesPatternsThatCannotBeUnderstood(String pattern) {
        assertThatThrownBy(() -> new SkipPatterns(List.of(pattern)))
                .isInstanceOfSatisfying(
                        PratiqueException.class,
                        refused -> assertThat(refused.kind()).isEqualTo(ErrorKind.USAGE))
                .hasMessageContaining("'" + pattern + "'");
    }
}
