package io.pratique.cli;

import io.pratique.json.Json;
import io.pratique.json.JsonValue;
import io.pratique.model.ErrorKind;
import io.pratique.model.PratiqueException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.ParseResult;

/// The credential of a registry, as options say where it is. No secret is ever an argument, which others on the
/// machine
/// could read: secrets come from variables, a file or standard input.
final class CredentialInput {
    /// The variable that has the password for a user.
    static final String PASSWORD = "PRATIQUE_REGISTRY_PASSWORD";

    static final String USER = "--user";
    static final String KIND = "--credential";
    static final String FILE = "--credential-file";

    private static final int LONGEST = 64 << 10;

    /// From which variables the members of each kind come, by their names.
    private static final Map<String, Map<String, String>> VARIABLES = Map.of(
            "none", Map.of(),
            "token", Map.of("token", "PRATIQUE_REGISTRY_TOKEN"),
            "azure-service-principal",
                    Map.of("tenant", "AZURE_TENANT_ID", "client", "AZURE_CLIENT_ID", "secret", "AZURE_CLIENT_SECRET"),
            "azure-managed-identity", Map.of("client", "AZURE_CLIENT_ID"),
            "aws-keys", Map.of("id", "AWS_ACCESS_KEY_ID", "secret", "AWS_SECRET_ACCESS_KEY"),
            "aws-role", Map.of(),
            "google-service-account", Map.of("key", "GOOGLE_APPLICATION_CREDENTIALS"),
            "google-metadata", Map.of());

    /// What [#KIND] may be.
    static final List<String> KINDS = List.of(
            "none",
            "token",
            "azure-service-principal",
            "azure-managed-identity",
            "aws-keys",
            "aws-role",
            "google-service-account",
            "google-metadata");

    private final ParseResult parsed;
    private final Surroundings around;

    CredentialInput(ParseResult parsed, Surroundings around) {
        this.parsed = parsed;
        this.around = around;
    }

    /// The members of the credential, all of them texts.
    ///
    /// @param option the one that is given
    Map<String, String> members(String option) throws IOException {
        List<String> given = List.of(USER, KIND, FILE).stream()
                .filter(one -> Options.has(parsed, one))
                .toList();
        if (given.size() > 1) {
            throw usage(String.join(" and ", given) + " exclude each other");
        }
        String value = String.valueOf(Options.text(parsed, option));
        return switch (option) {
            case USER -> Map.of("kind", "password", "user", value, "password", required(PASSWORD, "its password"));
            case KIND -> ofKind(value);
            default -> document(value.equals("-") ? read(around.in()) : read(value));
        };
    }

    private Map<String, String> ofKind(String kind) throws IOException {
        Map<String, String> variables = VARIABLES.get(kind);
        if (variables == null) {
            throw usage("unknown kind of credential '" + kind + "'; it is one of " + String.join(", ", KINDS));
        }
        Map<String, String> out = new LinkedHashMap<>(Map.of("kind", kind));
        for (Map.Entry<String, String> one : variables.entrySet()) {
            if (kind.equals("google-service-account")) {
                out.put(one.getKey(), read(required(one.getValue(), "the file of its key")));
            } else if (!kind.equals("azure-managed-identity")
                    || !around.variable(one.getValue()).isEmpty()) {
                out.put(one.getKey(), required(one.getValue(), "its " + one.getKey()));
            }
        }
        return out;
    }

    /// A credential as the server takes it, or a key as Google gives it.
    private static Map<String, String> document(String text) {
        JsonValue value;
        try {
            value = Json.parse(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException malformed) {
            throw usage("the credential is no JSON document");
        }
        if (value.text("type", "").equals("service_account")) {
            return Map.of("kind", "google-service-account", "key", text);
        }
        Map<String, String> members = value.stringFields();
        if (!members.containsKey("kind")) {
            throw usage("the credential is no JSON object with a member 'kind'");
        }
        return members;
    }

    private String required(String variable, String what) {
        String value = around.variable(variable);
        if (value.isEmpty()) {
            throw usage("put " + what + " into $" + variable);
        }
        return value;
    }

    private static String read(String file) throws IOException {
        Path path = Path.of(file);
        if (!Files.isRegularFile(path)) {
            throw usage("there is no file " + file);
        }
        try (InputStream in = Files.newInputStream(path)) {
            return read(in);
        }
    }

    private static String read(InputStream in) throws IOException {
        byte[] bytes = in.readNBytes(LONGEST + 1);
        if (bytes.length > LONGEST) {
            throw usage("a credential is no longer than " + (LONGEST >> 10) + " KiB");
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static PratiqueException usage(String message) {
        return new PratiqueException(ErrorKind.USAGE, message);
    }
}
