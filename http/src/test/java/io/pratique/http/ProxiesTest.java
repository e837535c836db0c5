package io.pratique.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProxiesTest {
    private static boolean isDirect(String noProxy, String url) {
        return !Proxies.of(Map.of("HTTPS_PROXY", "http://p:3128", "NO_PROXY", noProxy))
                .leadTo(URI.create(url));
    }

    @ParameterizedTest
    @CsvSource({
        "'', https://a.example, false",
        "*, https://a.example, true",
        "a.example, https://a.example, true",
        "a.example, https://sub.A.example, true",
        "a.example, https://nota.example, false",
        ".a.example, https://sub.a.example, true",
        "*.a.example, https://sub.a.example, true",
        "'x,a.example y', https://a.example, true",
        "a.example:5000, https://a.example:5000, true",
        "a.example:5000, https://a.example:6000, false",
        "10.0.0.0/8, https://10.9.9.9, true",
        "10.0.0.0/8, https://11.0.0.1, false",
        "10.0.0.0/99, https://10.0.0.1, false",
        "10.0.0.0/, https://10.0.0.1, false",
        "10.0.0.1, https://10.0.0.1:5000, true",
        "fd00::/8, 'https://[fd12::1]', true",
        "'', https://localhost:5000, true",
        "'', https://127.0.0.1, true",
    })
    void leavesOutHostsThatNeedNoProxy(String noProxy, String url, boolean direct) {
        assertThat(isDirect(noProxy, url)).isEqualTo(direct);
    }

    @Test
    void usesTheProxyOfTheScheme() {
        Proxies proxies = Proxies.of(Map.of("http_proxy", "one:1", "HTTP_PROXY", "two:2"));

        assertThat(proxies.leadTo(URI.create("http://a.example"))).isTrue();
        assertThat(proxies.leadTo(URI.create("https://a.example"))).isFalse();
        assertThat(proxies.select(URI.create("http://a.example"))
                        .getFirst()
                        .address()
                        .toString())
                .contains("one");
    }

    @Test
    void decodesThePasswordOfTheProxy() {
        Proxies proxies = Proxies.of(Map.of("HTTPS_PROXY", "http://ann:p%40ss+w@p:3128"));

        assertThat(proxies.authorization(URI.create("https://a.example"))).isEqualTo("Basic YW5uOnBAc3Mrdw==");
        assertThat(proxies.toString()).doesNotContain("ss");
    }
}
