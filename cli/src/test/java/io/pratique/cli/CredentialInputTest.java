package io.pratique.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pratique.model.PratiqueException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

class CredentialInputTest {
    private static final String KEY = "{\"type\": \"service_account\", \"private_key\": \"k\"}";

    @TempDir
    private Path folder;

    private static Map<String, String> members(
            Map<String, String> environment, String input, String option, String... arguments) throws IOException {
        CommandSpec spec = CommandSpec.create();
        for (String one : new String[] {CredentialInput.USER, CredentialInput.KIND, CredentialInput.FILE}) {
            spec.addOption(Options.value(one, "X", "x"));
        }
        var around = new Surroundings(
                new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                OutputStream.nullOutputStream(),
                new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8),
                environment,
                Set.of(),
                0);
        return new CredentialInput(new CommandLine(spec).parseArgs(arguments), around).members(option);
    }

    private static Map<String, String> ofKind(String kind, Map<String, String> environment) throws IOException {
        return members(environment, "", CredentialInput.KIND, CredentialInput.KIND, kind);
    }

    @Test
    void everyKindComesFromTheVariablesOfItsCloud() throws IOException {
        Path key = Files.writeString(folder.resolve("key.json"), KEY);
        assertThat(ofKind("token", Map.of("PRATIQUE_REGISTRY_TOKEN", "t")))
                .isEqualTo(Map.of("kind", "token", "token", "t"));
        assertThat(ofKind(
                        "azure-service-principal",
                        Map.of("AZURE_TENANT_ID", "a", "AZURE_CLIENT_ID", "b", "AZURE_CLIENT_SECRET", "c")))
                .isEqualTo(Map.of("kind", "azure-service-principal", "tenant", "a", "client", "b", "secret", "c"));
        assertThat(ofKind("azure-managed-identity", Map.of())).isEqualTo(Map.of("kind", "azure-managed-identity"));
        assertThat(ofKind("azure-managed-identity", Map.of("AZURE_CLIENT_ID", "b")))
                .containsEntry("client", "b");
        assertThat(ofKind("aws-keys", Map.of("AWS_ACCESS_KEY_ID", "i", "AWS_SECRET_ACCESS_KEY", "s")))
                .isEqualTo(Map.of("kind", "aws-keys", "id", "i", "secret", "s"));
        assertThat(ofKind("google-service-account", Map.of("GOOGLE_APPLICATION_CREDENTIALS", key.toString())))
                .isEqualTo(Map.of("kind", "google-service-account", "key", KEY));
        for (String kind : new String[] {"none", "aws-role", "google-metadata"}) {
            assertThat(ofKind(kind, Map.of())).isEqualTo(Map.of("kind", kind));
        }
    }

    @Test
    void aDocumentComesFromAFileOrFromStandardInput() throws IOException {
        String token = "{\"kind\": \"token\", \"token\": \"t\"}";
        Path file = Files.writeString(folder.resolve("credential.json"), token);
        assertThat(members(Map.of(), "", CredentialInput.FILE, CredentialInput.FILE, file.toString()))
                .isEqualTo(Map.of("kind", "token", "token", "t"));
        assertThat(members(Map.of(), token, CredentialInput.FILE, CredentialInput.FILE, "-"))
                .isEqualTo(Map.of("kind", "token", "token", "t"));
        assertThat(members(Map.of(), KEY, CredentialInput.FILE, CredentialInput.FILE, "-"))
                .isEqualTo(Map.of("kind", "google-service-account", "key", KEY));
    }

    @Test
    void whatIsMissingOrWrongIsSaidWithoutWhatWasGiven() {
        assertThatThrownBy(() -> ofKind("aws-keys", Map.of("AWS_ACCESS_KEY_ID", "i")))
                .isInstanceOf(PratiqueException.class)
                .hasMessageContaining("$AWS_SECRET_ACCESS_KEY");
        assertThatThrownBy(() -> ofKind("password", Map.of())).hasMessageContaining("aws-role");
        assertThatThrownBy(() -> members(Map.of(), "s3cret", CredentialInput.FILE, CredentialInput.FILE, "-"))
                .isInstanceOf(PratiqueException.class)
                .hasMessageNotContaining("s3cret");
        assertThatThrownBy(() -> members(
                        Map.of(),
                        "",
                        CredentialInput.KIND,
                        CredentialInput.KIND,
                        "aws-role",
                        CredentialInput.USER,
                        "ada"))
                .hasMessageContaining("--user and --credential exclude each other");
        assertThatThrownBy(() -> members(Map.of(), "x".repeat(70_000), CredentialInput.FILE, CredentialInput.FILE, "-"))
                .hasMessageContaining("64 KiB");
    }
}
