package io.pratique.server.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.OctetSequenceKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeySetTest {
    @Test
    void takesPublicKeysThatAreStrongEnoughAndForSignatures() throws Exception {
        RSAKey good = Tokens.of("strong").key();
        JWK strong = good.toPublicJWK();
        JWK weak = new RSAKeyGenerator(1024, true).keyID("weak").generate().toPublicJWK();
        JWK nameless = new RSAKey.Builder(good).keyID(null).build().toPublicJWK();
        JWK leaked = new RSAKey.Builder(good).keyID("private").build();
        JWK forEncryption = new RSAKey.Builder(good)
                .keyID("encryption")
                .keyUse(KeyUse.ENCRYPTION)
                .build()
                .toPublicJWK();
        JWK password = new OctetSequenceKeyGenerator(256).keyID("password").generate();
        JWK curve = new ECKeyGenerator(Curve.P_256).keyID("curve").generate().toPublicJWK();
        JWK otherCurve =
                new ECKeyGenerator(Curve.P_521).keyID("other-curve").generate().toPublicJWK();

        String document = new JWKSet(
                        List.of(weak, nameless, forEncryption, leaked, password, curve, otherCurve, strong))
                .toString(false);

        assertThat(KeySet.parse(document.getBytes(StandardCharsets.UTF_8))).hasToString("keys [curve, strong]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "7", "[]", "{}", "{\"keys\": 7}", "{\"keys\": [7]}", "{\"keys\": [{\"kty\": \"RSA\"}]}"})
    void refusesWhatIsNoSetOfKeys(String document) {
        assertThatThrownBy(() -> KeySet.parse(document.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("not a set of keys");
    }

    @Test
    void refusesDocumentsWithoutEnd() {
        assertThatThrownBy(() -> KeySet.parse(new byte[(1 << 20) + 1])).hasMessageContaining("1 MiB");
    }
}
