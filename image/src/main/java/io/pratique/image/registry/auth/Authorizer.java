package io.pratique.image.registry.auth;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Holds the `Authorization` header for one scope, such as pulling from a repository, and renews it when the
/// registry challenges.
///
/// Credentials are looked up at the first challenge, so that images which anyone may read need none.
public final class Authorizer {
    private final String scope;
    private final Lookup lookup;
    private final RealmRule rule;
    private final TokenService tokens;
    private boolean looked;
    private @Nullable Credential credential;
    private @Nullable String header;

    /// Finds the credential for the registry; null where there is none.
    @FunctionalInterface
    public interface Lookup {
        @Nullable
        Credential find() throws IOException;
    }

    /// @param scope what is asked of token services: `repository:NAME:pull` or `registry:catalog:*`
    public Authorizer(String scope, Lookup lookup, RealmRule rule, TokenService tokens) {
        this.scope = scope;
        this.lookup = lookup;
        this.rule = rule;
        this.tokens = tokens;
    }

    /// The header to send; null before the first challenge.
    public synchronized @Nullable String header() {
        return header;
    }

    /// Whether the user has a credential for the registry; false before the first challenge.
    public synchronized boolean hasCredential() {
        return credential != null;
    }

    /// The header that answers a challenge; null when there is nothing new to say, so that the refusal stands.
    ///
    /// @param headers the values of `WWW-Authenticate`
    /// @param used the header that was refused; where another thread has renewed it meanwhile the new one is given
    public synchronized @Nullable String answer(List<String> headers, @Nullable String used) throws IOException {
        if (header != null && !header.equals(used)) {
            return header;
        }
        if (!looked) {
            credential = lookup.find();
            looked = true;
        }
        String fresh = fresh(Challenge.parse(headers));
        header = fresh;
        return fresh == null || fresh.equals(used) ? null : fresh;
    }

    private @Nullable String fresh(List<Challenge> challenges) throws IOException {
        boolean basic =
                challenges.stream().anyMatch(challenge -> challenge.scheme().equals("basic"));
        for (Challenge challenge : challenges) {
            boolean usable = challenge.parameters().containsKey("realm") || !basic;
            if (challenge.scheme().equals("bearer") && usable) {
                return bearer(challenge);
            }
        }
        return basic && credential instanceof Credential.Password password ? password.header() : null;
    }

    private String bearer(Challenge challenge) throws IOException {
        if (credential instanceof Credential.RegistryToken(String token)) {
            return "Bearer " + token;
        }
        return tokens.token(
                rule.check(challenge.parameters().get("realm")),
                challenge.parameters().get("service"),
                TokenService.scope(challenge.parameters().get("scope"), scope),
                credential);
    }

    @Override
    public String toString() {
        return "Authorizer[" + scope + "]";
    }
}
