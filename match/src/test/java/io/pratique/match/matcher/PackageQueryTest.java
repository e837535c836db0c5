package io.pratique.match.matcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pratique.model.finding.Ecosystem;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PackageQueryTest {
    private static final List<Ecosystem> KNOWN = Stream.of(
                    "Debian:12", "Debian:13", "Maven", "PyPI", "Red Hat:9", "Ubuntu:14.04", "Ubuntu:Pro:14.04", "npm")
            .map(Ecosystem::parse)
            .toList();

    private static String read(String text) {
        return PackageQuery.parse(text, KNOWN)
                .map(query -> query.ecosystems() + " " + query.name() + " " + query.version())
                .orElse("none");
    }

    @Test
    void readsEcosystemAndName() {
        assertThat(read("npm:lodash@4.17.20")).isEqualTo("[npm] lodash 4.17.20");
        assertThat(read("npm:@babel/core")).isEqualTo("[npm] @babel/core ");
        assertThat(read("npm:@babel/core@7.0.0")).isEqualTo("[npm] @babel/core 7.0.0");
        assertThat(read("maven:org.example:lantern@1")).isEqualTo("[Maven] org.example:lantern 1");
        assertThat(read("debian:12:openssl@1:3.0")).isEqualTo("[Debian:12] openssl 1:3.0");
        assertThat(read("Debian:openssl")).isEqualTo("[Debian:12, Debian:13] openssl ");
        assertThat(read("Ubuntu:Pro:14.04:bash")).isEqualTo("[Ubuntu:Pro:14.04] bash ");
    }

    @Test
    void readsPackageUrls() {
        assertThat(read("pkg:npm/%40babel/core@7.0.0")).isEqualTo("[npm] @babel/core 7.0.0");
        assertThat(read("pkg:maven/org.example/lantern@1")).isEqualTo("[Maven] org.example:lantern 1");
        assertThat(read("pkg:generic/node@20.1.0")).isEqualTo("[NVD] nodejs:node.js 20.1.0");
        assertThat(read("pkg:deb/debian/openssl@3.0?distro=debian-12")).isEqualTo("[Debian:12] openssl 3.0");
        assertThat(read("pkg:deb/debian/openssl@3.0")).isEqualTo("[Debian:12, Debian:13] openssl 3.0");
        assertThat(read("pkg:rpm/redhat/openssl?distro=redhat-9.4")).isEqualTo("[Red Hat:9] openssl ");
    }

    @Test
    void takesIdsForNoPackages() {
        assertThat(read("CVE-2024-6119")).isEqualTo("none");
        assertThat(read("RHSA-2024:1234")).isEqualTo("none");
        assertThat(read("npm:")).isEqualTo("none");
        assertThatThrownBy(() -> read("pkg:npm")).isInstanceOf(IllegalArgumentException.class);
    }
}
