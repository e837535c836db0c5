package io.pratique.server.security;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Believes signed tokens (JWT, RFC 7519) of identity providers, or says why not.
///
/// The key is looked up in a given set by its id and nowhere else: what a token says of keys, in itself or at an
/// address, makes it a forgery (distribution CVE-2025-24976). `RS256` and `ES256` are the only algorithms.
public final class TokenVerifier {
    /// How far the clocks of the issuer and of this machine may be apart.
    public static final Duration LEEWAY = Duration.ofSeconds(60);

    private static final int LONGEST = 16 * 1024;

    private TokenVerifier() {}

    /// The claims of a token that may be believed.
    public static Map<String, Object> verify(String token, KeySet keys, TokenRule rule, Instant now)
            throws TokenException {
        SignedJWT signed = parse(token);
        requireSound(signed.getHeader());
        requireSignature(signed, keys);
        JWTClaimsSet claims = claims(signed);
        requireInTime(claims, now);
        requireRule(claims, rule);
        return Collections.unmodifiableMap(claims.toJSONObject());
    }

    private static SignedJWT parse(String token) throws TokenException {
        if (token.length() > LONGEST) {
            throw new TokenException("the token is longer than 16 KiB");
        }
        try {
            return SignedJWT.parse(token);
        } catch (ParseException | IllegalArgumentException notSigned) {
            throw new TokenException("this is not a signed token");
        }
    }

    private static void requireSound(JWSHeader header) throws TokenException {
        if (header.getJWK() != null
                || header.getJWKURL() != null
                || header.getX509CertURL() != null
                || header.getX509CertChain() != null) {
            throw new TokenException("the token brings a key of its own");
        }
        if (header.getCriticalParams() != null) {
            throw new TokenException("the token asks for an extension that is not known");
        }
    }

    private static void requireSignature(SignedJWT token, KeySet keys) throws TokenException {
        JWK key = keys.key(token.getHeader().getKeyID());
        if (key == null) {
            throw new TokenException("the token is signed with a key that its issuer does not publish", true);
        }
        JWSVerifier verifier = verifier(token.getHeader().getAlgorithm(), key);
        try {
            if (verifier == null || !token.verify(verifier)) {
                throw new TokenException("the signature of the token is wrong");
            }
        } catch (JOSEException | IllegalStateException problem) {
            throw new TokenException("the signature of the token is wrong");
        }
    }

    /// Null where the key is not for the algorithm: which one counts is never the token's choice alone.
    private static @Nullable JWSVerifier verifier(JWSAlgorithm algorithm, JWK key) throws TokenException {
        if (key.getAlgorithm() != null && !key.getAlgorithm().getName().equals(algorithm.getName())) {
            return null;
        }
        try {
            return switch (key) {
                case RSAKey rsa when algorithm.equals(JWSAlgorithm.RS256) -> new RSASSAVerifier(rsa.toRSAPublicKey());
                case ECKey curve when algorithm.equals(JWSAlgorithm.ES256) -> new ECDSAVerifier(curve.toECPublicKey());
                default -> null;
            };
        } catch (JOSEException problem) {
            throw new TokenException("the key of the token's issuer cannot be used");
        }
    }

    private static JWTClaimsSet claims(SignedJWT token) throws TokenException {
        try {
            return Objects.requireNonNull(token.getJWTClaimsSet());
        } catch (ParseException | NullPointerException problem) {
            throw new TokenException("the token has no claims");
        }
    }

    private static void requireInTime(JWTClaimsSet claims, Instant now) throws TokenException {
        if (claims.getExpirationTime() == null) {
            throw new TokenException("the token never expires");
        }
        if (now.isAfter(claims.getExpirationTime().toInstant().plus(LEEWAY))) {
            throw new TokenException("the token has expired");
        }
        Instant latest = now.plus(LEEWAY);
        if ((claims.getNotBeforeTime() != null
                        && claims.getNotBeforeTime().toInstant().isAfter(latest))
                || (claims.getIssueTime() != null
                        && claims.getIssueTime().toInstant().isAfter(latest))) {
            throw new TokenException("the token is of a time to come");
        }
    }

    private static void requireRule(JWTClaimsSet claims, TokenRule rule) throws TokenException {
        if (claims.getIssuer() == null || !rule.issuers().contains(claims.getIssuer())) {
            throw new TokenException("the token was issued by somebody else");
        }
        if (!claims.getAudience().contains(rule.audience())) {
            throw new TokenException("the token was issued for another audience");
        }
        for (TokenRule.Claim claim : rule.claims()) {
            Object value = claim.names().stream()
                    .map(claims::getClaim)
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElse(null);
            if (!claim.value().equals(String.valueOf(value))) {
                throw new TokenException("the token's " + String.join(" or ", claim.names()) + " is not as required");
            }
        }
    }
}
