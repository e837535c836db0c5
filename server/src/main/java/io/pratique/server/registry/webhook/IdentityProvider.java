package io.pratique.server.registry.webhook;

import io.pratique.server.security.TokenRule;
import io.pratique.server.security.TokenRule.Claim;
import java.net.URI;
import java.util.List;
import java.util.Set;

/// Who signs the tokens of clouds that send notifications.
public enum IdentityProvider {
    /// Pub/Sub push with authentication: the token names the service account of the subscription.
    GOOGLE {
        @Override
        URI keys(WebhookSecret.Identity identity) {
            return URI.create("https://www.googleapis.com/oauth2/v3/certs");
        }

        @Override
        TokenRule rule(WebhookSecret.Identity identity) {
            return new TokenRule(
                    Set.of("https://accounts.google.com", "accounts.google.com"),
                    identity.audience(),
                    List.of(Claim.of("email", identity.caller()), Claim.of("email_verified", "true")));
        }
    },
    /// Event Grid with Microsoft Entra ID: the token names the application that sends.
    ENTRA {
        @Override
        URI keys(WebhookSecret.Identity identity) {
            return URI.create("https://login.microsoftonline.com/" + identity.tenant() + "/discovery/v2.0/keys");
        }

        /// Tokens of version 1 and 2 name issuer and application differently.
        @Override
        TokenRule rule(WebhookSecret.Identity identity) {
            String tenant = identity.tenant();
            return new TokenRule(
                    Set.of(
                            "https://login.microsoftonline.com/" + tenant + "/v2.0",
                            "https://sts.windows.net/" + tenant + "/"),
                    identity.audience(),
                    List.of(new Claim(List.of("azp", "appid"), identity.caller())));
        }
    };

    /// Where the provider publishes its keys.
    abstract URI keys(WebhookSecret.Identity identity);

    abstract TokenRule rule(WebhookSecret.Identity identity);
}
