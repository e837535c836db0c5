package io.pratique.server.registry.credential;

import io.pratique.json.Json;
import io.pratique.json.JsonValue;
import io.pratique.json.JsonWriter;
import io.pratique.server.registry.credential.StoredCredential.AwsKeys;
import io.pratique.server.registry.credential.StoredCredential.AwsRole;
import io.pratique.server.registry.credential.StoredCredential.AzureManagedIdentity;
import io.pratique.server.registry.credential.StoredCredential.AzureServicePrincipal;
import io.pratique.server.registry.credential.StoredCredential.GoogleMetadata;
import io.pratique.server.registry.credential.StoredCredential.GoogleServiceAccount;
import io.pratique.server.registry.credential.StoredCredential.None;
import io.pratique.server.registry.credential.StoredCredential.Password;
import io.pratique.server.registry.credential.StoredCredential.Token;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/// Stored credentials as JSON: `{"kind": "password", "user": "…", "password": "…"}`. The same form comes in by the
/// API and lies, sealed, in the database.
public final class StoredCredentials {
    private static final int LONGEST = 64 << 10;

    private StoredCredentials() {}

    public static byte[] write(StoredCredential credential) {
        var out = new ByteArrayOutputStream();
        try (JsonWriter json = new JsonWriter(out)) {
            json.object(() -> {
                json.string("kind", credential.kind());
                members(credential, json);
            });
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }

    private static void members(StoredCredential credential, JsonWriter json) throws IOException {
        switch (credential) {
            case Password(String user, String password) ->
                json.string("user", user).string("password", password);
            case Token(String token) -> json.string("token", token);
            case AzureServicePrincipal(String tenant, String client, String secret) ->
                json.string("tenant", tenant).string("client", client).string("secret", secret);
            case AzureManagedIdentity(String client) -> json.optional("client", client);
            case AwsKeys(String id, String secret) -> json.string("id", id).string("secret", secret);
            case GoogleServiceAccount(String key) -> json.string("key", key);
            case None _, AwsRole _, GoogleMetadata _ -> {}
        }
    }

    /// @throws IllegalArgumentException in plain words, without anything of the document
    public static StoredCredential parse(byte[] document) {
        try {
            return parse(Json.parse(document));
        } catch (IOException malformed) {
            throw new IllegalArgumentException("the credential is no JSON document");
        }
    }

    /// @throws IllegalArgumentException in plain words, without anything of the document
    public static StoredCredential parse(JsonValue value) {
        return switch (value.text("kind", "")) {
            case "none" -> new None();
            case "password" -> new Password(required(value, "user"), required(value, "password"));
            case "token" -> new Token(required(value, "token"));
            case "azure-service-principal" ->
                new AzureServicePrincipal(
                        CloudHosts.tenant(required(value, "tenant")),
                        required(value, "client"),
                        required(value, "secret"));
            case "azure-managed-identity" -> new AzureManagedIdentity(value.text("client"));
            case "aws-keys" -> new AwsKeys(required(value, "id"), required(value, "secret"));
            case "aws-role" -> new AwsRole();
            case "google-service-account" -> new GoogleServiceAccount(required(value, "key"));
            case "google-metadata" -> new GoogleMetadata();
            default ->
                throw new IllegalArgumentException("the kind of the credential must be one of none, password, token,"
                        + " azure-service-principal, azure-managed-identity, aws-keys, aws-role,"
                        + " google-service-account, google-metadata");
        };
    }

    private static String required(JsonValue value, String name) {
        String text = value.text(name, "");
        if (text.isBlank() || text.length() > LONGEST) {
            throw new IllegalArgumentException("the credential lacks '" + name + "'");
        }
        return text;
    }
}
