package io.pratique.image.registry.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pratique.http.EgressGuard;
import io.pratique.http.HttpException;
import io.pratique.http.Proxies;
import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RealmRuleTest {
    private static RealmRule rule(String registry, boolean plain) {
        var guard = new EgressGuard("r.corp.example", Proxies.of(Map.of()), host ->
                new InetAddress[] {InetAddress.ofLiteral(host.startsWith("inside") ? "10.0.0.1" : "93.184.216.34")});
        return new RealmRule(registry, registry, plain, List.of("sso.example", "odd.example:8443"), guard);
    }

    @ParameterizedTest
    @CsvSource({
        "https://r.corp.example/token, false",
        "https://auth.corp.example/token?a=b, false",
        "https://sso.example/token, false",
        "https://odd.example:8443/, false",
        "http://r.corp.example/token, true",
        "http://r.corp.example:5001/token, true",
    })
    void allowsTheRegistrysOwnServiceAndNamedOnes(String realm, boolean plain) throws HttpException {
        assertThat(rule("r.corp.example", plain).check(realm)).isEqualTo(URI.create(realm));
    }

    @ParameterizedTest
    @CsvSource({
        "https://evil.com/token, false, another owner",
        "https://corp.example.evil.com/token, false, another owner",
        "https://odd.example/token, false, another owner",
        "https://93.184.216.34/token, false, another owner",
        "http://r.corp.example/token, false, without HTTPS",
        "http://auth.corp.example/token, true, without HTTPS",
        "http://sso.example/token, true, without HTTPS",
        "https://inside.corp.example/token, false, internal address",
        "https://r.corp.example@evil.com/token, false, no HTTP URL",
        "https://r.corp.example/#x, false, no HTTP URL",
        "file:///etc/passwd, false, no HTTP URL",
        "/token, false, no HTTP URL",
        "'https://r.corp.example /', false, no HTTP URL",
        "'', false, no HTTP URL",
    })
    void refusesAllOthers(String realm, boolean plain, String message) {
        assertThatThrownBy(() -> rule("r.corp.example", plain).check(realm))
                .isInstanceOf(HttpException.class)
                .hasMessageContaining(message);
    }

    @Test
    void refusesAChallengeWithoutARealm() {
        assertThatThrownBy(() -> rule("r.corp.example", true).check(null)).hasMessageContaining("no HTTP URL");
    }
}
