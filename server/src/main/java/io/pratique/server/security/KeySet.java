package io.pratique.server.security;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The public keys of an identity provider (JWK set, RFC 7517), by their ids.
///
/// Of RSA keys those of 2,048 bits and more are taken, of elliptic curves P-256; everything else in the document is
/// passed over.
public final class KeySet {
    /// No keys: nothing is believed.
    public static final KeySet NONE = new KeySet(Map.of());

    private static final int LARGEST_DOCUMENT = 1 << 20;
    private static final int SMALLEST_RSA = 2048;
    private static final int LARGEST_RSA = 8192;

    private final Map<String, JWK> keys;

    private KeySet(Map<String, JWK> keys) {
        this.keys = Map.copyOf(keys);
    }

    /// Parses the document that the provider publishes.
    ///
    /// @throws IOException when it is none
    public static KeySet parse(byte[] document) throws IOException {
        if (document.length > LARGEST_DOCUMENT) {
            throw new IOException("a set of keys of more than 1 MiB");
        }
        try {
            Map<String, JWK> keys = new HashMap<>();
            for (JWK key :
                    JWKSet.parse(new String(document, StandardCharsets.UTF_8)).getKeys()) {
                if (key.getKeyID() != null && isFit(key)) {
                    keys.put(key.getKeyID(), key);
                }
            }
            return new KeySet(keys);
        } catch (ParseException | IllegalArgumentException | IllegalStateException problem) {
            throw new IOException("not a set of keys (RFC 7517)", problem);
        }
    }

    /// The key with an id; null where there is none.
    @Nullable
    JWK key(@Nullable String id) {
        return id == null ? null : keys.get(id);
    }

    private static boolean isFit(JWK key) {
        if (key.isPrivate() || (key.getKeyUse() != null && !KeyUse.SIGNATURE.equals(key.getKeyUse()))) {
            return false;
        }
        return switch (key) {
            case RSAKey rsa -> rsa.size() >= SMALLEST_RSA && rsa.size() <= LARGEST_RSA;
            case ECKey curve -> Curve.P_256.equals(curve.getCurve());
            default -> false;
        };
    }

    @Override
    public String toString() {
        return "keys " + keys.keySet().stream().sorted().toList();
    }
}
