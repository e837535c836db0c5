package io.pratique.server.ui;

import io.pratique.json.JsonValue;
import io.pratique.server.registry.credential.StoredCredential;
import io.pratique.server.registry.credential.StoredCredentials;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// How people enter the credential of a registry: one kind of several, each with its own fields.
public final class CredentialForm {
    /// The kinds there are.
    public static final List<Kind> KINDS = List.of(
            new Kind("none", "None: anybody may read", List.of()),
            new Kind(
                    "password",
                    "User and password, or token as password",
                    List.of(new Field("user", "User", false), new Field("password", "Password", true))),
            new Kind("token", "Bearer token", List.of(new Field("token", "Token", true))),
            new Kind(
                    "azure-service-principal",
                    "Azure service principal",
                    List.of(
                            new Field("tenant", "Directory (tenant) id", false),
                            new Field("client", "Application (client) id", false),
                            new Field("secret", "Client secret", true))),
            new Kind(
                    "azure-managed-identity",
                    "Azure managed identity of this machine",
                    List.of(new Field("client", "Client id, where there are several", false))),
            new Kind(
                    "aws-keys",
                    "Amazon access key",
                    List.of(new Field("id", "Access key id", false), new Field("secret", "Secret access key", true))),
            new Kind("aws-role", "Amazon role of this machine", List.of()),
            new Kind(
                    "google-service-account",
                    "Google service account",
                    List.of(new Field("key", "Key, the JSON document", true))),
            new Kind("google-metadata", "Google service account of this machine", List.of()));

    private CredentialForm() {}

    /// A way to prove who one is.
    public record Kind(String id, String label, List<Field> fields) {}

    /// One value of it.
    ///
    /// @param secret whether it is not shown while it is typed
    public record Field(String name, String label, boolean secret) {}

    /// What was entered.
    ///
    /// @throws IllegalArgumentException in plain words, without anything that was entered
    static StoredCredential read(Form form) {
        String chosen = form.text("credential");
        Map<String, JsonValue> members = new LinkedHashMap<>();
        members.put("kind", new JsonValue.Str(chosen.isEmpty() ? "none" : chosen));
        for (Kind kind : KINDS) {
            for (Field field : kind.id().equals(chosen) ? kind.fields() : List.<Field>of()) {
                String value = form.exact(chosen + "." + field.name());
                if (!value.isBlank()) {
                    members.put(field.name(), new JsonValue.Str(value));
                }
            }
        }
        return StoredCredentials.parse(new JsonValue.Obj(members));
    }
}
