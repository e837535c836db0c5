package io.pratique.server.registry.credential;

import io.pratique.http.Proxies;
import io.pratique.http.TlsTrust;
import io.pratique.testing.FakeWaiting;
import io.pratique.testing.registry.FakeServer;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/// All clouds at once, played by one server of this machine.
final class FakeClouds implements CloudAddresses, AutoCloseable {
    final FakeServer server = new FakeServer(null);
    final FakeWaiting waiting = new FakeWaiting(Duration.ZERO);
    final Map<String, String> environment = new HashMap<>();
    private final CloudHttp http = CloudHttp.open(Proxies.of(Map.of()), new TlsTrust(Map.of()), waiting);

    Issued issue(StoredCredential stored, String registry) throws IOException {
        return issuer().issue(stored, registry);
    }

    CredentialIssuer issuer() {
        return new CredentialIssuer(http, this, environment);
    }

    private URI at(String path) {
        return URI.create("http://" + server.host() + "/" + path);
    }

    @Override
    public URI registry(String host) {
        return at("registry/" + host);
    }

    @Override
    public URI entra(String domain) {
        return at("entra/" + domain);
    }

    @Override
    public URI azureMetadata() {
        return at("azure");
    }

    @Override
    public URI ecr(String service, String region, boolean china) {
        return at(service + "/" + region);
    }

    @Override
    public URI sts(String region, boolean china) {
        return at("sts/" + region);
    }

    @Override
    public URI awsMetadata() {
        return at("aws");
    }

    @Override
    public URI awsTaskMetadata() {
        return at("task");
    }

    @Override
    public URI googleTokens() {
        return at("google/token");
    }

    @Override
    public URI googleMetadata() {
        return at("google-metadata");
    }

    @Override
    public void close() {
        http.close();
        server.close();
    }
}
