package io.pratique.image.registry.auth;

import io.pratique.http.HttpException;
import io.pratique.json.Json;
import io.pratique.json.JsonValue;
import io.pratique.model.ErrorKind;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Asks a program `docker-credential-NAME` for the credential of a registry (docker-credential-helpers, "get").
///
/// The program is looked for in `PATH` and run directly, never through a shell.
///
/// @param timeout how long it may take
record CredentialHelper(Map<String, String> environment, Duration timeout) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}+");
    private static final int MAX_ANSWER = 64 << 10;

    boolean isInstalled(String name) {
        return NAME.matcher(name).matches() && find("docker-credential-" + name) != null;
    }

    /// The credential that the helper has for the server; null where it has none.
    ///
    /// @throws HttpException when the helper is missing or fails; what it printed is not repeated
    @Nullable
    Credential get(String name, String server) throws IOException {
        if (!NAME.matcher(name).matches()) {
            throw failed("a credential helper", "has a name that is not allowed");
        }
        String program = "docker-credential-" + name;
        Path file = find(program);
        if (file == null) {
            throw failed(program, "is not installed");
        }
        ProcessBuilder builder =
                new ProcessBuilder(List.of(file.toString(), "get")).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().clear();
        builder.environment().putAll(environment);
        Process process = builder.start();
        try {
            return answer(program, process, server);
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            process.getInputStream().close();
        }
    }

    private @Nullable Path find(String program) {
        for (String folder : environment.getOrDefault("PATH", "").split(java.io.File.pathSeparator)) {
            try {
                Path file = Path.of(folder).resolve(program);
                if (file.isAbsolute() && Files.isExecutable(file)) {
                    return file;
                }
            } catch (InvalidPathException noFolder) {
                // the next one may be one
            }
        }
        return null;
    }

    /// An answer fits into the pipe: a helper that says more than the pipe holds is stopped by the timeout.
    private @Nullable Credential answer(String program, Process process, String server) throws IOException {
        try (OutputStream in = process.getOutputStream()) {
            in.write(server.getBytes(StandardCharsets.UTF_8));
        } catch (IOException unread) {
            // it may answer without reading its input
        }
        try {
            if (!process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
                throw failed(program, "does not answer within " + timeout.toSeconds() + " s");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        }
        byte[] output;
        try (InputStream out = process.getInputStream()) {
            output = out.readNBytes(Math.min(out.available(), MAX_ANSWER));
        }
        if (process.exitValue() != 0) {
            if (new String(output, StandardCharsets.UTF_8).contains("credentials not found")) {
                return null;
            }
            throw failed(program, "fails with exit code " + process.exitValue());
        }
        return credential(program, output);
    }

    /// The name `<token>` marks a secret that is an identity token.
    private static @Nullable Credential credential(String program, byte[] output) throws HttpException {
        JsonValue answer;
        try {
            answer = Json.parse(output);
        } catch (IOException malformed) {
            throw failed(program, "gives no JSON");
        }
        String user = answer.text("Username", "");
        String secret = answer.text("Secret", "");
        if (user.isEmpty() || secret.isEmpty()) {
            return null;
        }
        return user.equals("<token>") ? new Credential.IdentityToken(secret) : new Credential.Password(user, secret);
    }

    /// Without the environment, which may hold credentials.
    @Override
    public String toString() {
        return "CredentialHelper[timeout=" + timeout + "]";
    }

    private static HttpException failed(String program, String how) {
        return new HttpException(
                ErrorKind.UNAUTHORIZED, program + " " + how + "; log in again or repair the Docker configuration");
    }
}
