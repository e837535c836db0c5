package io.pratique.image.registry.auth;

import io.pratique.http.HttpException;
import io.pratique.json.Json;
import io.pratique.json.JsonValue;
import io.pratique.model.ErrorKind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A file in which `docker login` or `podman login` keeps credentials: Docker's `config.json`,
/// containers-auth.json(5).
///
/// @param auths credentials by registry, or by registry and the beginning of a repository
/// @param store the credential helper for all registries
/// @param helpers credential helpers by registry
record AuthFile(Map<String, Credential> auths, @Nullable String store, Map<String, String> helpers) {
    private static final int MAX_SIZE = 1 << 20;

    /// The file's contents; null where there is no such file.
    static @Nullable AuthFile read(Path file) throws HttpException {
        if (!Files.isRegularFile(file)) {
            return null;
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] body = in.readNBytes(MAX_SIZE + 1);
            if (body.length > MAX_SIZE) {
                throw new IOException("it is larger than 1 MiB");
            }
            return parse(Json.parse(body));
        } catch (IOException problem) {
            // without the cause: it could quote the file
            throw new HttpException(
                    ErrorKind.USAGE, "cannot read the credentials in " + file + "; repair or remove the file");
        }
    }

    private static AuthFile parse(JsonValue root) {
        Map<String, Credential> auths = new HashMap<>();
        root.get("auths").fields().forEach((key, entry) -> {
            Credential credential = credential(entry);
            if (credential != null) {
                auths.put(key(key), credential);
            }
        });
        Map<String, String> helpers = new HashMap<>();
        root.get("credHelpers").stringFields().forEach((key, helper) -> helpers.put(key(key), helper));
        String store = root.text("credsStore", "");
        return new AuthFile(auths, store.isEmpty() ? null : store, helpers);
    }

    /// Old keys are URLs: `https://index.docker.io/v1/`.
    private static String key(String text) {
        String key = text.strip();
        int scheme = key.indexOf("://");
        key = scheme < 0 ? key : key.substring(scheme + 3);
        key = key.endsWith("/") ? key.substring(0, key.length() - 1) : key;
        key = key.endsWith("/v1") || key.endsWith("/v2") ? key.substring(0, key.length() - 3) : key;
        int slash = key.indexOf('/');
        String host = (slash < 0 ? key : key.substring(0, slash)).toLowerCase(Locale.ROOT);
        return DockerHub.canonical(host) + (slash < 0 ? "" : key.substring(slash));
    }

    private static @Nullable Credential credential(JsonValue entry) {
        String identity = entry.text("identitytoken", "");
        String registryToken = entry.text("registrytoken", "");
        if (!identity.isEmpty()) {
            return new Credential.IdentityToken(identity);
        }
        if (!registryToken.isEmpty()) {
            return new Credential.RegistryToken(registryToken);
        }
        String user = entry.text("username", "");
        return user.isEmpty()
                ? decode(entry.text("auth", ""))
                : new Credential.Password(user, entry.text("password", ""));
    }

    private static @Nullable Credential decode(String auth) {
        try {
            String pair = new String(Base64.getDecoder().decode(auth.strip()), StandardCharsets.UTF_8);
            int colon = pair.indexOf(':');
            // Docker pads old entries with NULs
            String password = pair.substring(colon + 1).replace("\0", "");
            return colon <= 0 ? null : new Credential.Password(pair.substring(0, colon), password);
        } catch (IllegalArgumentException malformed) {
            return null;
        }
    }

    /// The credential of the most specific of the keys, which are given in that order.
    @Nullable
    Credential find(List<String> keys) {
        for (String key : keys) {
            Credential found = auths.get(key);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    @Override
    public String toString() {
        return "AuthFile[hidden]";
    }
}
