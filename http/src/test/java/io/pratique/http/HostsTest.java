package io.pratique.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostsTest {
    @ParameterizedTest
    @CsvSource({
        "registry-1.docker.io, auth.docker.io, true",
        "registry.gitlab.com, gitlab.com, true",
        "r.example.co.uk, auth.example.co.uk, true",
        "a.example, A.EXAMPLE, true",
        "a.example.com, a.example.org, false",
        "example.com, evilexample.com, false",
        "a.co.uk, b.co.uk, false",
        "mine.azurecr.io, yours.azurecr.io, false",
        "mine.github.io, yours.github.io, false",
        "10.0.0.1, 11.0.0.1, false",
        "localhost, evil, false",
        "a.com, com, false",
    })
    void knowsWhichNamesBelongToOneOwner(String one, String other, boolean same) {
        assertThat(Hosts.sameOwner(one, other)).isEqualTo(same);
        assertThat(Hosts.sameOwner(other, one)).isEqualTo(same);
    }

    @ParameterizedTest
    @CsvSource({
        "a.example, true",
        "a.example:5000, true",
        "[::1]:5000, true",
        "127.0.0.1, true",
        "localhost, true",
        "a_b, false",
        "a:, false",
        "a:x, false",
        "-a, false",
        "a..b, false",
        "[::1, false",
        "a/b, false",
        "a@b, false",
        "'a b', false"
    })
    void tellsHostsFromOtherTexts(String text, boolean host) {
        assertThat(Hosts.isHostAndPort(text)).isEqualTo(host);
    }

    @ParameterizedTest
    @CsvSource({
        "localhost, true",
        "x.localhost, true",
        "127.1.2.3, true",
        "[::1], true",
        "127.evil.example, false",
        "10.0.0.1, false"
    })
    void knowsTheNamesOfThisMachine(String host, boolean loopback) {
        assertThat(Hosts.isLoopback(host)).isEqualTo(loopback);
    }
}
