package io.pratique.model.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PackageUrlTest {
    @Test
    void writesTheCanonicalForm() {
        var purl = new PackageUrl("npm", "@babel", "core", "7.0.0+x", Map.of("b", "2", "a", "x y"), "/lib//main/");

        assertThat(purl).hasToString("pkg:npm/%40babel/core@7.0.0%2Bx?a=x%20y&b=2#lib/main");
    }

    @ParameterizedTest
    @CsvSource({
        "deb, debian, libstdc++6, 1:12.2.0-14+deb12u1~bpo, pkg:deb/debian/libstdc%2B%2B6@1:12.2.0-14%2Bdeb12u1~bpo",
        "deb, Debian, a, 1%2, pkg:deb/debian/a@1%252",
        "apk, alpine, R, 4.4.0-r0, pkg:apk/alpine/r@4.4.0-r0",
        "rpm, Fedora, perl-Time-HiRes, 1.9^git1~rc1-2, pkg:rpm/fedora/perl-Time-HiRes@1.9%5Egit1~rc1-2",
        "pypi, , Zope.Interface_x, 1.0RC1, pkg:pypi/zope.interface-x@1.0rc1",
        "maven, HTTPClient, HTTPClient, 0.3-3, pkg:maven/HTTPClient/HTTPClient@0.3-3",
        "npm, , JSONStream, 1.3.5, pkg:npm/JSONStream@1.3.5",
        "golang, github.com/BurntSushi, toml, v1.2.0+incompatible, pkg:golang/github.com/burntsushi/toml@v1.2.0%2Bincompatible",
        "golang, , stdlib, 1.22.1, pkg:golang/stdlib@1.22.1",
        "generic, a b/c, d/e, 'ä ', pkg:generic/a%20b/c/d%2Fe@%C3%A4%20",
        "NPM, , x, , pkg:npm/x"
    })
    void normalisesAndEncodesAsTheTypeAsksFor(
            String type, String namespace, String name, String version, String expected) {
        assertThat(PackageUrl.of(type, namespace, name, version)).hasToString(expected);
    }

    @Test
    void leavesEmptyPartsOut() {
        assertThat(new PackageUrl("npm", "", "x", "", Map.of("a", "", "b", ":/@~+%"), "./../"))
                .hasToString("pkg:npm/x?b=:%2F%40~%2B%25");
        assertThat(new PackageUrl("npm", null, "x", null, Map.of(), "a/./b/../c"))
                .hasToString("pkg:npm/x#a/b/c");
        assertThat(PackageUrl.of("npm", null, "x", null).with("a", null).with("b", ""))
                .hasToString("pkg:npm/x");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "3nginx", "n&g", "a:b", "a/b", "a_b", "a b", "ä"})
    void refusesTextsThatAreNoType(String type) {
        assertThatIllegalArgumentException().isThrownBy(() -> PackageUrl.of(type, null, "x", null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "in production", "Arch", "1a", "a=b", "a&b"})
    void refusesTextsThatAreNoQualifier(String key) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PackageUrl("npm", null, "x", null, Map.of(key, "y"), null));
    }

    @Test
    void refusesAnEmptyName() {
        assertThatIllegalArgumentException().isThrownBy(() -> PackageUrl.of("npm", "a", "", "1"));
    }

    @Test
    void comparesByTheCanonicalForm() {
        assertThat(PackageUrl.of("deb", "debian", "a", "1")).isLessThan(PackageUrl.of("npm", null, "A", "1"));
        assertThat(PackageUrl.of("pypi", null, "A_b", "1")).isEqualTo(PackageUrl.of("pypi", null, "a-B", "1"));
    }

    @Test
    void parsesWhatItWrites() {
        var purl = new PackageUrl("npm", "@a b", "c/d?#@%", "1:2/3@4", java.util.Map.of("k", "v&=w"), "x/y");

        assertThat(PackageUrl.parse(purl.toString())).isEqualTo(purl);
    }

    @Test
    void parsesScopesThatAreNotEscaped() {
        assertThat(PackageUrl.parse("pkg:npm/@babel/core")).isEqualTo(PackageUrl.of("npm", "@babel", "core", null));
        assertThat(PackageUrl.parse("PKG://npm//@babel/core@7%"))
                .isEqualTo(PackageUrl.of("npm", "@babel", "core", "7%"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "pkg:", "pkg:npm", "pkg:npm/", "pkg:/x", "npm/x@1", "pkg:n!/x"})
    void refusesTextThatIsNoPackageUrl(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> PackageUrl.parse(text));
    }
}
