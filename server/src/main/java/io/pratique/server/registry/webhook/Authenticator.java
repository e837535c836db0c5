package io.pratique.server.registry.webhook;

import io.pratique.server.security.KeySet;
import io.pratique.server.security.Proofs;
import io.pratique.server.security.TokenException;
import io.pratique.server.security.TokenVerifier;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/// Decides whether a request is from the registry.
final class Authenticator {
    private static final String BEARER = "bearer ";
    private static final String BASIC = "basic ";

    private Authenticator() {}

    /// @throws WebhookException 401 where the request proves nothing, 503 where the proof cannot be judged now
    static void require(Webhook webhook, WebhookSecret secret, WebhookRequest request, KeySource keys)
            throws WebhookException {
        switch (secret) {
            case WebhookSecret.Shared(String value) -> requireShared(webhook, value, request);
            case WebhookSecret.Identity identity -> requireToken(webhook, identity, request, keys);
        }
    }

    private static void requireShared(Webhook webhook, String secret, WebhookRequest request) throws WebhookException {
        for (Authentication way : webhook.authentications()) {
            if (proves(way, secret, request)) {
                return;
            }
        }
        throw new WebhookException(401, "the notification does not carry this registry's secret");
    }

    private static boolean proves(Authentication way, String secret, WebhookRequest request) {
        return switch (way) {
            case Authentication.Signature(String header, String prefix, String algorithm) -> {
                String shown = request.header(header);
                yield shown != null
                        && shown.startsWith(prefix)
                        && Proofs.signs(shown.substring(prefix.length()), algorithm, secret, request.body());
            }
            case Authentication.Authorization _ -> isAuthorization(request.header("Authorization"), secret);
            case Authentication.Header(String name) -> isSecret(request.header(name), secret);
            case Authentication.Path _ -> isSecret(request.lastSegment(), secret);
            case Authentication.Parameter(String name) -> isSecret(request.parameter(name), secret);
            case Authentication.Token _ -> false;
        };
    }

    private static boolean isSecret(@Nullable String shown, String secret) {
        return shown != null && Proofs.equal(shown, secret);
    }

    private static boolean isAuthorization(@Nullable String header, String secret) {
        if (header == null) {
            return false;
        }
        if (starts(header, BASIC)) {
            return isSecret(password(header.substring(BASIC.length())), secret);
        }
        return isSecret(header, secret)
                || (starts(header, BEARER)
                        && isSecret(header.substring(BEARER.length()).strip(), secret));
    }

    private static boolean starts(String header, String scheme) {
        return header.regionMatches(true, 0, scheme, 0, scheme.length());
    }

    private static @Nullable String password(String credentials) {
        try {
            String pair = new String(Base64.getDecoder().decode(credentials.strip()), StandardCharsets.UTF_8);
            int colon = pair.indexOf(':');
            return colon < 0 ? null : pair.substring(colon + 1);
        } catch (IllegalArgumentException malformed) {
            return null;
        }
    }

    private static void requireToken(
            Webhook webhook, WebhookSecret.Identity identity, WebhookRequest request, KeySource keys)
            throws WebhookException {
        String header = request.header("Authorization");
        if (header == null || !starts(header, BEARER)) {
            throw new WebhookException(401, "the notification carries no bearer token");
        }
        for (Authentication way : webhook.authentications()) {
            if (way instanceof Authentication.Token(IdentityProvider provider)) {
                requireToken(header.substring(BEARER.length()).strip(), provider, identity, request, keys);
                return;
            }
        }
        throw new WebhookException(401, "registries of this kind do not send signed tokens: set a secret instead");
    }

    private static void requireToken(
            String token,
            IdentityProvider provider,
            WebhookSecret.Identity identity,
            WebhookRequest request,
            KeySource keys)
            throws WebhookException {
        URI address = provider.keys(identity);
        try {
            TokenVerifier.verify(token, keys(keys, address, false), provider.rule(identity), request.received());
        } catch (TokenException refused) {
            if (!refused.unknownKey()) {
                throw new WebhookException(401, String.valueOf(refused.getMessage()));
            }
            try {
                TokenVerifier.verify(token, keys(keys, address, true), provider.rule(identity), request.received());
            } catch (TokenException again) {
                throw new WebhookException(401, String.valueOf(again.getMessage()));
            }
        }
    }

    private static KeySet keys(KeySource keys, URI address, boolean afresh) throws WebhookException {
        try {
            return keys.keys(address, afresh);
        } catch (IOException problem) {
            throw new WebhookException(503, "the keys of the identity provider cannot be had now");
        }
    }
}
