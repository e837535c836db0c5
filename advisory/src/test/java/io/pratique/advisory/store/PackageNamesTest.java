package io.pratique.advisory.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PackageNamesTest {
    @ParameterizedTest
    @CsvSource({
        "PyPI, Ruamel.YAML__clib, ruamel-yaml-clib",
        "PyPI, _x-, -x-",
        "NuGet, Newtonsoft.Json, newtonsoft.json",
        "Packagist, Symfony/HTTP-Kernel, symfony/http-kernel",
        "GitHub Actions, TJ-Actions/Changed-Files, tj-actions/changed-files",
        "SwiftURL, https://github.com/Apple/swift-nio.git, github.com/apple/swift-nio",
        "SwiftURL, ssh://example.org/crane/, example.org/crane",
        "SwiftURL, github.com/apple/swift-nio, github.com/apple/swift-nio",
        "Hex, Phoenix, phoenix",
        "Pub, HTTP, http",
        "VSCode, Harbour.Pilot, harbour.pilot"
    })
    void equalNamesAreSpeltOneWay(String ecosystem, String name, String expected) {
        String spelt = PackageNames.normalise(ecosystem, name);
        assertThat(spelt).isEqualTo(expected);
        assertThat(PackageNames.normalise(ecosystem, spelt)).isEqualTo(spelt);
    }

    @ParameterizedTest
    @CsvSource({
        "Go, github.com/BurntSushi/toml",
        "npm, JSONStream",
        "Maven, org.Example:App",
        "RubyGems, RedCloth",
        "crates.io, Inflector_x",
        "CRAN, Rcpp",
        "Julia, OpenSSL_jll",
        "Hackage, HTTP",
        "Kubernetes, k8s.io/kubelet"
    })
    void namesOfOtherEcosystemsAreLeftAsTheyAre(String ecosystem, String name) {
        assertThat(PackageNames.normalise(ecosystem, name)).isEqualTo(name);
    }
}
