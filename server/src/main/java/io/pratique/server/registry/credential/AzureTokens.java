package io.pratique.server.registry.credential;

import io.pratique.http.HttpException;
import io.pratique.image.registry.auth.Credential;
import io.pratique.json.JsonValue;
import io.pratique.model.ErrorKind;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Gets refresh tokens of Azure's registries: a token of Microsoft Entra for registries, exchanged at the
/// registry's
/// own `/oauth2/exchange` ("Azure Container Registry integration with Microsoft Entra ID").
record AzureTokens(CloudHttp http, CloudAddresses addresses, Map<String, String> environment) {
    /// The audience of tokens that are good for registries and nothing else.
    private static final String AUDIENCE = "https://containerregistry.azure.net";

    private static final String ENTRA = "Microsoft Entra";

    /// A registry's refresh token lasts for three hours; the token it is got for is newer than this.
    private static final Duration LASTING = Duration.ofHours(1);

    Issued issue(StoredCredential.AzureServicePrincipal principal, String host) throws IOException {
        Map<String, String> form = Map.of(
                "grant_type",
                "client_credentials",
                "client_id",
                principal.client(),
                "client_secret",
                principal.secret(),
                "scope",
                AUDIENCE + "/.default");
        JsonValue answer = http.post(entra(host, principal.tenant()), form, ENTRA);
        return exchange(host, principal.tenant(), answer, ENTRA);
    }

    /// The identity of a pod where it has one (`AZURE_FEDERATED_TOKEN_FILE`), else that of the machine.
    Issued issue(StoredCredential.AzureManagedIdentity identity, String host) throws IOException {
        String file = environment.getOrDefault("AZURE_FEDERATED_TOKEN_FILE", "");
        return file.isEmpty() ? ofMachine(identity.client(), host) : ofPod(identity.client(), file, host);
    }

    private Issued ofPod(@Nullable String client, String file, String host) throws IOException {
        String tenant = environment.getOrDefault("AZURE_TENANT_ID", "");
        String id = client == null ? environment.getOrDefault("AZURE_CLIENT_ID", "") : client;
        if (tenant.isEmpty() || id.isEmpty()) {
            throw new HttpException(
                    ErrorKind.USAGE,
                    "the server's environment has AZURE_FEDERATED_TOKEN_FILE, but not AZURE_TENANT_ID and"
                            + " AZURE_CLIENT_ID");
        }
        Map<String, String> form = Map.of(
                "grant_type",
                "client_credentials",
                "client_id",
                id,
                "client_assertion_type",
                "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
                "client_assertion",
                TokenFile.read(file, "AZURE_FEDERATED_TOKEN_FILE"),
                "scope",
                AUDIENCE + "/.default");
        return exchange(host, tenant, http.post(entra(host, CloudHosts.tenant(tenant)), form, ENTRA), ENTRA);
    }

    private Issued ofMachine(@Nullable String client, String host) throws IOException {
        Map<String, String> query = new HashMap<>(Map.of("api-version", "2018-02-01", "resource", AUDIENCE));
        if (client != null) {
            query.put("client_id", client);
        }
        URI url = URI.create(addresses.azureMetadata() + "/metadata/identity/oauth2/token?" + CloudHttp.form(query));
        String who = "the metadata service of Azure";
        return exchange(host, "", http.localJson(url, Map.of("Metadata", "true"), who), who);
    }

    private URI entra(String host, String tenant) {
        String domain = CloudHosts.azure(host);
        return URI.create(addresses.entra(domain == null ? "io" : domain) + "/" + tenant + "/oauth2/v2.0/token");
    }

    private Issued exchange(String host, String tenant, JsonValue answer, String who) throws IOException {
        Map<String, String> form = new HashMap<>(Map.of(
                "grant_type",
                "access_token",
                "service",
                host,
                "access_token",
                CloudHttp.token(answer, "access_token", who)));
        if (!tenant.isEmpty()) {
            form.put("tenant", tenant);
        }
        URI url = URI.create(addresses.registry(host) + "/oauth2/exchange");
        String registry = "registry " + host;
        JsonValue exchanged = http.post(url, form, registry);
        Instant expires = http.now().plus(LASTING);
        return new Issued(new Credential.IdentityToken(CloudHttp.token(exchanged, "refresh_token", registry)), expires);
    }
}
