package io.pratique.image.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.pratique.testing.image.BuiltImage;
import io.pratique.testing.registry.FakeRegistry;
import io.pratique.testing.registry.FakeServer;
import io.pratique.testing.registry.TestAuthority;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProxyTest {
    private static final String AUTHORIZATION = FakeRegistry.header("pat", Puller.SECRET);

    private final Puller puller = new Puller();
    private final BuiltImage built = Puller.noise();

    @Test
    void tunnelsToTheRegistryAndKeepsTheProxysPasswordFromIt(@TempDir Path folder) throws IOException {
        var authority = TestAuthority.make(folder, "dns:registry.example");
        try (var registry = new FakeRegistry(authority.server());
                var proxy = new FakeProxy(registry.port(), AUTHORIZATION)) {
            registry.image("app", "1", built);
            puller.with("HTTPS_PROXY", "http://pat:" + Puller.SECRET + "@" + proxy.address())
                    .with("PRATIQUE_REGISTRY_CA", authority.pem().toString());

            assertThat(puller.firstLayer("registry.example"))
                    .isEqualTo(built.layers().getFirst().bytes());

            assertThat(proxy.heads).allSatisfy(head -> assertThat(head).startsWith("CONNECT registry.example:443 "));
            assertThat(registry.seen(""))
                    .isNotEmpty()
                    .allSatisfy(request ->
                            assertThat(request.header("Proxy-Authorization")).isNull());
        }
    }

    @Test
    void sendsPlainRequestsOfAnInsecureRegistryThroughTheProxy() throws IOException {
        try (var registry = FakeRegistry.plain();
                var proxy = new FakeProxy(registry.port(), AUTHORIZATION).withoutTunnels()) {
            registry.image("app", "1", built);
            String address = "pat:" + Puller.SECRET + "@" + proxy.address();
            puller.insecure().with("https_proxy", address).with("http_proxy", address);

            assertThat(puller.firstLayer("registry.example"))
                    .isEqualTo(built.layers().getFirst().bytes());

            assertThat(proxy.heads)
                    .anySatisfy(head -> assertThat(head)
                            .startsWith("GET http://registry.example/v2/app/manifests/1 ")
                            .contains(AUTHORIZATION));
        }
    }

    @Test
    void neverSpeaksPlainHttpToARegistryThatIsNotInsecure() throws IOException {
        try (var registry = FakeRegistry.plain();
                var proxy = new FakeProxy(registry.port(), "").withoutTunnels()) {
            registry.image("app", "1", built).basic("ann", Puller.SECRET);
            puller.login().with("HTTPS_PROXY", proxy.address()).with("HTTP_PROXY", proxy.address());

            assertThat(puller.failure("registry.example")).hasMessageContaining("the proxy refuses to connect to it");

            assertThat(proxy.heads)
                    .isNotEmpty()
                    .allSatisfy(head -> assertThat(head).startsWith("CONNECT "));
            assertThat(registry.seen("")).isEmpty();
        }
    }

    @Test
    void saysThatTheProxyWantsCredentials() throws IOException {
        try (var server = new FakeServer(null);
                var proxy = new FakeProxy(server.port(), AUTHORIZATION)) {
            puller.with("HTTPS_PROXY", proxy.address());

            assertThat(puller.failure("registry.example")).hasMessageContaining("the proxy wants credentials");
        }
    }

    @Test
    void reachesThisMachineWithoutAProxy() throws IOException {
        try (var registry = FakeRegistry.plain()) {
            registry.image("app", "1", built);
            puller.with("HTTP_PROXY", "nobody.invalid:1");

            assertThat(puller.firstLayer(registry.host()))
                    .isEqualTo(built.layers().getFirst().bytes());
        }
    }
}
