package io.pratique.sbom.language.cpp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConanReferenceTest {
    @ParameterizedTest
    @CsvSource({
        "quay/1.0, pkg:conan/quay@1.0",
        "quay/1.0@, pkg:conan/quay@1.0",
        "quay/1.0@_/_, pkg:conan/quay@1.0",
        "quay/1.0@own, pkg:conan/quay@1.0?user=own",
        "quay/1.0@own/stable#aa:bb#cc%12.5, pkg:conan/quay@1.0?channel=stable&rrev=aa&user=own",
        "quay/1.0%12.5, pkg:conan/quay@1.0",
        "quay/1.0:bb#cc, pkg:conan/quay@1.0",
    })
    void readsAllForms(String reference, String purl) {
        assertThat(ConanReference.component(reference)).hasFieldOrPropertyWithValue("name", "quay");
        assertThat(ConanReference.component(reference).purl()).hasToString(purl);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "quay", "/1.0", "quay/", "quay@own/stable", "a/b/c", "quay#a/b"})
    void refusesOthers(String reference) {
        assertThat(ConanReference.component(reference)).isNull();
    }
}
