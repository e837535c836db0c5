package io.pratique.image.registry.auth;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/// What proves to a registry who asks. None of these can be printed by accident.
public sealed interface Credential {
    /// A name and a password.
    record Password(String user, String password) implements Credential {
        /// The value of an `Authorization` header.
        public String header() {
            String pair = user + ":" + password;
            return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public String toString() {
            return "Password[hidden]";
        }
    }

    /// A refresh token, which a token service exchanges for a token (`docker login` stores it as `identitytoken`).
    record IdentityToken(String token) implements Credential {
        @Override
        public String toString() {
            return "IdentityToken[hidden]";
        }
    }

    /// A token to be shown to the registry as it is.
    record RegistryToken(String token) implements Credential {
        @Override
        public String toString() {
            return "RegistryToken[hidden]";
        }
    }
}
