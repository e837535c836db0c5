package io.pratique.server.security;

import static io.pratique.server.security.Tokens.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.util.Base64;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64.Encoder;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenVerifierTest {
    private static final TokenRule RULE = new TokenRule(
            Set.of("https://issuer.example"), "pratique", List.of(TokenRule.Claim.of("email", "ci@shop.example")));
    private static final Map<String, Object> SOUND =
            Map.of("iss", "https://issuer.example", "aud", "pratique", "email", "ci@shop.example");
    private static final Tokens ISSUER = Tokens.of("one");
    private static final Encoder BASE64 = java.util.Base64.getUrlEncoder().withoutPadding();

    @Test
    void believesWhatTheIssuerSigned() throws TokenException {
        Map<String, Object> claims = TokenVerifier.verify(ISSUER.issue(SOUND), ISSUER.keys(), RULE, NOW);

        assertThat(claims).containsEntry("email", "ci@shop.example");
    }

    @Test
    void allowsClocksToBeAMinuteApart() throws TokenException {
        String token = ISSUER.issue(SOUND);

        TokenVerifier.verify(token, ISSUER.keys(), RULE, NOW.minusSeconds(60));
        TokenVerifier.verify(
                token, ISSUER.keys(), RULE, NOW.plus(Duration.ofHours(1)).plusSeconds(60));
        assertRefused(token, NOW.minusSeconds(61), "of a time to come");
        assertRefused(token, NOW.plus(Duration.ofHours(1)).plusSeconds(61), "has expired");
    }

    @Test
    void refusesTokensThatNeverExpireOrAreNotYetGood() {
        assertRefused(ISSUER.issue(with("exp", null)), NOW, "never expires");
        assertRefused(ISSUER.issue(with("nbf", Date.from(NOW.plusSeconds(61)))), NOW, "of a time to come");
    }

    @Test
    void refusesOtherIssuersAudiencesAndCallers() {
        assertRefused(ISSUER.issue(with("iss", "https://other.example")), NOW, "by somebody else");
        assertRefused(ISSUER.issue(with("iss", null)), NOW, "by somebody else");
        assertRefused(ISSUER.issue(with("aud", "another")), NOW, "for another audience");
        assertRefused(ISSUER.issue(with("aud", null)), NOW, "for another audience");
        assertRefused(ISSUER.issue(with("email", "other@shop.example")), NOW, "email is not as required");
        assertRefused(ISSUER.issue(with("email", null)), NOW, "email is not as required");
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "None", "NONE", "HS256"})
    void refusesTokensThatNobodySigned(String algorithm) {
        String payload = ISSUER.issue(SOUND).split("\\.")[1];
        String header = encoded("{\"alg\":\"" + algorithm + "\",\"kid\":\"one\"}");

        assertThatThrownBy(() -> TokenVerifier.verify(header + "." + payload + ".", ISSUER.keys(), RULE, NOW))
                .isInstanceOf(TokenException.class);
        assertThatThrownBy(() -> TokenVerifier.verify(header + "." + payload + ".AAAA", ISSUER.keys(), RULE, NOW))
                .isInstanceOf(TokenException.class);
    }

    @Test
    void doesNotTakeThePublicKeyForAPassword() {
        String payload = ISSUER.issue(SOUND).split("\\.")[1];
        String content = encoded("{\"alg\":\"HS256\",\"kid\":\"one\"}") + "." + payload;
        String secret = new String(ISSUER.published(), StandardCharsets.UTF_8);
        byte[] hmac = Proofs.hmac("HmacSHA256", secret, content.getBytes(StandardCharsets.US_ASCII));

        assertRefused(content + "." + BASE64.encodeToString(hmac), NOW, "signature of the token is wrong");
    }

    @Test
    void refusesTokensThatBringTheirOwnKey() {
        var forger = Tokens.forger("one");

        assertRefused(forger.issue(SOUND), NOW, "signature of the token is wrong");
        assertRefused(forger.issue(SOUND, header -> header.jwk(forger.key().toPublicJWK())), NOW, "a key of its own");
        URI address = URI.create("https://forger.example/keys");
        assertRefused(forger.issue(SOUND, header -> header.jwkURL(address)), NOW, "a key of its own");
        assertRefused(forger.issue(SOUND, header -> header.x509CertURL(address)), NOW, "a key of its own");
        assertRefused(
                forger.issue(SOUND, header -> header.x509CertChain(List.of(Base64.encode("x")))),
                NOW,
                "a key of its own");
    }

    @ParameterizedTest
    @ValueSource(strings = {"two", "../../../../dev/null", "https://forger.example/keys", "one\u0000"})
    void looksKeysUpByTheirIdAndNowhereElse(String id) {
        assertThatThrownBy(() -> TokenVerifier.verify(Tokens.of(id).issue(SOUND), ISSUER.keys(), RULE, NOW))
                .isInstanceOfSatisfying(
                        TokenException.class,
                        refusal -> assertThat(refusal.unknownKey()).isTrue());
    }

    @Test
    void refusesExtensionsThatItDoesNotKnow() {
        assertRefused(
                ISSUER.issue(
                        SOUND, header -> header.criticalParams(Set.of("b64")).base64URLEncodePayload(true)),
                NOW,
                "an extension that is not known");
    }

    @Test
    void readsOtherHeadersAsTheyCome() throws TokenException {
        String token = ISSUER.issue(SOUND, header -> header.type(new JOSEObjectType("at+jwt")));

        assertThat(TokenVerifier.verify(token, ISSUER.keys(), RULE, NOW)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "a.b.c", "e30.e30.e30", "W10.e30.AA", "eyJhbGciOiJSUzI1NiJ9..AA"})
    void refusesWhatIsNoToken(String text) {
        assertThatThrownBy(() -> TokenVerifier.verify(text, ISSUER.keys(), RULE, NOW))
                .isInstanceOf(TokenException.class)
                .message()
                .isNotBlank();
    }

    @Test
    void refusesTokensWithoutEnd() {
        assertRefused("a".repeat(16 * 1024 + 1), NOW, "longer than 16 KiB");
        assertRefused(encoded("[".repeat(10_000)) + ".e30.AA", NOW, "not a signed token");
    }

    private static Map<String, Object> with(String claim, Object value) {
        Map<String, Object> claims = new HashMap<>(SOUND);
        claims.put(claim, value);
        return claims;
    }

    private static String encoded(String text) {
        return BASE64.encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static void assertRefused(String token, Instant now, String because) {
        assertThatThrownBy(() -> TokenVerifier.verify(token, ISSUER.keys(), RULE, now))
                .isInstanceOf(TokenException.class)
                .hasMessageContaining(because);
    }
}
