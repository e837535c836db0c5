package io.pratique.server.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class ProofsTest {
    /// RFC 4231, test case 2.
    private static final byte[] CONTENT = "what do ya want for nothing?".getBytes(StandardCharsets.US_ASCII);

    private static final String HMAC = "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843";

    @Test
    void knowsTheHmacOfTheStandard() {
        assertThat(Proofs.signs(HMAC, "HmacSHA256", "Jefe", CONTENT)).isTrue();
        assertThat(Proofs.signs(HMAC.toUpperCase(Locale.ROOT), "HmacSHA256", "Jefe", CONTENT))
                .isTrue();
        assertThat(Proofs.signs(HMAC, "HmacSHA256", "Jeff", CONTENT)).isFalse();
        assertThat(Proofs.signs(HMAC, "HmacSHA1", "Jefe", CONTENT)).isFalse();
        assertThat(Proofs.signs(HMAC.substring(1), "HmacSHA256", "Jefe", CONTENT))
                .isFalse();
        assertThat(Proofs.signs(HMAC.replace('5', 'x'), "HmacSHA256", "Jefe", CONTENT))
                .isFalse();
        assertThat(Proofs.signs("", "HmacSHA256", "Jefe", CONTENT)).isFalse();
    }

    @Test
    void comparesSecretsOfAnyLength() {
        assertThat(Proofs.equal("secret", "secret")).isTrue();
        assertThat(Proofs.equal("secre", "secret")).isFalse();
        assertThat(Proofs.equal("", "secret")).isFalse();
    }
}
