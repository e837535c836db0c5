package io.pratique.sbom.language.python;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequirementTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "idna==3.10|idna|3.10|true",
                "idna === 3.10 # pinned|idna|3.10|true",
                "Jinja2==3.0.0#comment|Jinja2|3.0.0|true",
                "httpx[socks, http2] ~= 0.27 ; python_version > '3'|httpx|0.27|false",
                "six (>=1.16,<2)|six|1.16|false",
                "six!=1.15,<2,>=1.16|six|1.16|false",
                "pkg<=1.2.3|pkg|1.2.3|false",
                "lamp==1!2.0.post1+quay.7|lamp|1!2.0.post1+quay.7|true",
                "a--b==1.0 --hash=sha256:00|a--b|1.0|true",
                "a==1.0 -C key=value|a|1.0|true"
            })
    void readsNameAndVersion(String text, String name, String version, boolean exact) {
        assertThat(Requirement.parse(text)).contains(new Requirement(name, version, exact));
    }

    @ParameterizedTest
    @ValueSource(strings = {"idna", "idna==3.*", "idna>=3, ==3.*", "idna<4", "idna>3", "idna!=3.0.*", "idna[all] ; x"})
    void knowsNoVersionWhereManyWillDo(String text) {
        assertThat(Requirement.parse(text)).contains(new Requirement("idna", "", false));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "==1.0",
                "idna 3.10",
                "idna==",
                "idna==${VERSION}",
                "idna==3.10 and more",
                "idna @ https://harbour.example/idna==3.10.zip",
                "idna[all==3.10",
                "idna (==3.10",
                "idna=3.10",
                "-r other.txt",
                "./idna-3.10-py3-none-any.whl",
                "%s==1.0"
            })
    void refusesWhatIsNoRequirement(String text) {
        assertThat(Requirement.parse(text)).isEmpty();
    }

    @Test
    void keepsTheNameAsWrittenAndNormalisesThePackageUrl() {
        assertThat(Requirement.parse("Ship_.Log==1.0").flatMap(Requirement::component))
                .hasValueSatisfying(component -> {
                    assertThat(component.name()).isEqualTo("Ship_.Log");
                    assertThat(component.purl()).hasToString("pkg:pypi/ship-log@1.0");
                });
    }
}
