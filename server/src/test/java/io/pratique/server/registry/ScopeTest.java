package io.pratique.server.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pratique.server.registry.listing.Wanted;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScopeTest {
    private static List<String> list(String text) {
        return text == null ? List.of() : List.of(text.split(" "));
    }

    @ParameterizedTest
    @CsvSource({
        "'', '', a/b, 1, true",
        "team/**, '', team/a/b, 1, true",
        "team/*, '', team/a/b, 1, false",
        "team/**, '', other, 1, false",
        "app:v*, '', app, v1, true",
        "app:v*, '', app, latest, false",
        "**:v?, '', x/y, v1, true",
        "'', '**:*-dev', x/y, 1-dev, false",
        "'', '**:*-dev', x/y, 1, true",
        "team/**, team/secret, team/secret, 1, false",
        "app, app:latest, app, latest, false",
        "'a b', '', b, 1, true",
    })
    void includesByPattern(String include, String exclude, String repository, String tag, boolean expected) {
        Scope scope =
                Scope.of(include.isEmpty() ? List.of() : list(include), exclude.isEmpty() ? List.of() : list(exclude));

        assertThat(scope.includes(repository, tag)).isEqualTo(expected);
        assertThat(!expected || scope.includes(repository)).isTrue();
    }

    @Test
    void keepsRepositoriesOfWhichSomeTagsAreIncluded() {
        assertThat(Scope.of(List.of("app:v*"), List.of("app:v1")).includes("app"))
                .isTrue();
        assertThat(Scope.of(List.of(), List.of("app")).includes("app")).isFalse();
    }

    @Test
    void namesWhatIsIncludedByItsFullName() {
        assertThat(Scope.of(List.of("library/alpine", "app:v*", "app"), List.of("app"))
                        .wanted()
                        .named())
                .containsExactly("library/alpine");
        assertThat(Scope.of(List.of("library/alpine", "team/**"), List.of()).wanted())
                .isEqualTo(new Wanted(List.of("library/alpine"), List.of("team"), false));
        assertThat(Scope.of(List.of("library/alpine", "*/app"), List.of()).wanted())
                .isEqualTo(new Wanted(List.of("library/alpine"), List.of(), true));
        assertThat(Scope.of(List.of("library/alpine", "team/**"), List.of())
                        .wanted()
                        .named())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "{a", "[a", "a:{b"})
    void refusesWhatIsNoPattern(String pattern) {
        assertThatThrownBy(() -> Scope.of(List.of(pattern), List.of())).isInstanceOf(IllegalArgumentException.class);
    }
}
