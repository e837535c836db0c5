package io.pratique.server.security;

import java.util.List;
import java.util.Set;

/// What a token must say to be believed, beside being signed and in time.
///
/// @param issuers one of which issued it
/// @param audience for whom it was issued: this server
public record TokenRule(Set<String> issuers, String audience, List<Claim> claims) {
    public TokenRule {
        issuers = Set.copyOf(issuers);
        claims = List.copyOf(claims);
        if (issuers.isEmpty() || audience.isBlank()) {
            throw new IllegalArgumentException("a token is believed of a known issuer and for a known audience only");
        }
    }

    /// A claim that must have a value.
    ///
    /// @param names under which it is found; the first one that is there counts
    public record Claim(List<String> names, String value) {
        public Claim {
            names = List.copyOf(names);
        }

        public static Claim of(String name, String value) {
            return new Claim(List.of(name), value);
        }
    }
}
