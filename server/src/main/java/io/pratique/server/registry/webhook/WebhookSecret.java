package io.pratique.server.registry.webhook;

import io.pratique.json.Json;
import io.pratique.json.JsonValue;
import io.pratique.json.JsonWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.util.Base64;

/// How the registry proves who it is: kept sealed beside the registry.
public sealed interface WebhookSecret {
    /// A secret that both sides know.
    record Shared(String value) implements WebhookSecret {
        /// Fewer characters can be guessed.
        public static final int SHORTEST = 16;

        public Shared {
            if (value.length() < SHORTEST || value.length() > 1024) {
                throw new IllegalArgumentException("a webhook's secret has 16 to 1,024 characters");
            }
        }

        @Override
        public String toString() {
            return "a shared secret";
        }
    }

    /// The identity that a cloud's provider vouches for.
    ///
    /// @param tenant the directory's id with Microsoft Entra ID, empty elsewhere
    /// @param audience for whom tokens are issued
    /// @param caller the service account's e-mail address, the application's id
    record Identity(String tenant, String audience, String caller) implements WebhookSecret {
        public Identity {
            boolean isTenant = tenant.chars().allMatch(c -> c < 128 && (Character.isLetterOrDigit(c) || c == '-'));
            if (!isTenant || tenant.length() > 64) {
                throw new IllegalArgumentException("a tenant is the id of a directory: letters, digits and '-'");
            }
            if (audience.isBlank() || caller.isBlank()) {
                throw new IllegalArgumentException("the audience and the caller of the tokens must be given");
            }
        }
    }

    /// A new secret of 256 bits, in characters that no address needs to escape.
    static Shared random(SecureRandom random) {
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        return new Shared(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /// The form in which it is stored, to be sealed.
    default byte[] encoded() {
        var out = new ByteArrayOutputStream();
        try (var json = new JsonWriter(out)) {
            json.object(() -> {
                switch (this) {
                    case Shared(String value) -> json.string("secret", value);
                    case Identity(String tenant, String audience, String caller) ->
                        json.string("tenant", tenant)
                                .string("audience", audience)
                                .string("caller", caller);
                }
            });
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }

    /// Reads what [#encoded] wrote.
    static WebhookSecret decode(byte[] encoded) throws IOException {
        JsonValue json = Json.parse(encoded);
        String secret = json.text("secret");
        try {
            return secret == null
                    ? new Identity(json.text("tenant", ""), json.text("audience", ""), json.text("caller", ""))
                    : new Shared(secret);
        } catch (IllegalArgumentException problem) {
            throw new IOException("not a stored webhook secret: " + problem.getMessage(), problem);
        }
    }
}
