package io.pratique.server.security;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.function.UnaryOperator;

/// An identity provider of the tests.
public final class Tokens {
    public static final Instant NOW = Instant.parse("2026-11-20T18:00:00Z");

    /// Keys are dear: all providers of a name share one.
    private static final RSAKey OWN = generated();

    private static final RSAKey FOREIGN = generated();

    private final RSAKey key;

    private Tokens(RSAKey key) {
        this.key = key;
    }

    public static Tokens of(String keyId) {
        return new Tokens(
                new RSAKey.Builder(OWN).keyID(keyId).keyUse(KeyUse.SIGNATURE).build());
    }

    /// Somebody who has another key, and says that it is the one of the name.
    static Tokens forger(String keyId) {
        return new Tokens(new RSAKey.Builder(FOREIGN).keyID(keyId).build());
    }

    private static RSAKey generated() {
        try {
            return new RSAKeyGenerator(2048).generate();
        } catch (JOSEException problem) {
            throw new AssertionError(problem);
        }
    }

    RSAKey key() {
        return key;
    }

    /// The document that it publishes.
    public byte[] published() {
        return new JWKSet(key.toPublicJWK()).toString().getBytes(StandardCharsets.UTF_8);
    }

    public KeySet keys() {
        try {
            return KeySet.parse(published());
        } catch (IOException problem) {
            throw new AssertionError(problem);
        }
    }

    public String issue(Map<String, Object> claims) {
        return issue(claims, header -> header);
    }

    /// A token that is good for an hour.
    String issue(Map<String, Object> claims, UnaryOperator<JWSHeader.Builder> changed) {
        var set = new JWTClaimsSet.Builder()
                .issueTime(Date.from(NOW))
                .expirationTime(Date.from(NOW.plus(Duration.ofHours(1))));
        claims.forEach(set::claim);
        var header = changed.apply(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()));
        var token = new SignedJWT(header.build(), set.build());
        try {
            token.sign(new RSASSASigner(key));
        } catch (JOSEException problem) {
            throw new AssertionError(problem);
        }
        return token.serialize();
    }
}
