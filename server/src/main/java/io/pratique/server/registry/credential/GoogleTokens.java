package io.pratique.server.registry.credential;

import io.pratique.http.HttpException;
import io.pratique.image.registry.auth.Credential;
import io.pratique.json.Json;
import io.pratique.json.JsonValue;
import io.pratique.json.JsonWriter;
import io.pratique.model.ErrorKind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;

/// Gets access tokens of Google Cloud, which its registries take as a password of the user `oauth2accesstoken`: for
/// the key of a service account by a signed assertion (RFC 7523), or from the metadata service.
record GoogleTokens(CloudHttp http, CloudAddresses addresses) {
    private static final String SCOPE = "https://www.googleapis.com/auth/cloud-platform";
    private static final String WHO = "Google Cloud";
    private static final Duration LASTING = Duration.ofMinutes(10);

    /// The address of the token service that a key names is not followed: it could be anybody's.
    Issued issue(StoredCredential.GoogleServiceAccount account) throws IOException {
        Map<String, String> form =
                Map.of("grant_type", "urn:ietf:params:oauth:grant-type:jwt-bearer", "assertion", assertion(account));
        return issued(http.post(addresses.googleTokens(), form, WHO), WHO);
    }

    Issued ofMetadata() throws IOException {
        URI url =
                URI.create(addresses.googleMetadata() + "/computeMetadata/v1/instance/service-accounts/default/token");
        String who = "the metadata service of Google Cloud";
        return issued(http.localJson(url, Map.of("Metadata-Flavor", "Google"), who), who);
    }

    private Issued issued(JsonValue answer, String who) throws HttpException {
        String token = CloudHttp.token(answer, "access_token", who);
        return new Issued(new Credential.Password("oauth2accesstoken", token), http.expiry(answer, LASTING));
    }

    private String assertion(StoredCredential.GoogleServiceAccount account) throws IOException {
        JsonValue key;
        try {
            key = Json.parse(account.key().getBytes(StandardCharsets.UTF_8));
        } catch (IOException malformed) {
            throw unusable();
        }
        long now = http.now().getEpochSecond();
        String header = encode(
                json -> json.string("alg", "RS256").string("typ", "JWT").optional("kid", key.text("private_key_id")));
        String claims = encode(json -> json.string("iss", key.text("client_email", ""))
                .string("scope", SCOPE)
                .string("aud", "https://oauth2.googleapis.com/token")
                .number("iat", now)
                .number("exp", now + 3600));
        String signed = header + "." + claims;
        return signed + "." + base64(sign(key.text("private_key", ""), signed.getBytes(StandardCharsets.US_ASCII)));
    }

    private interface Members {
        void write(JsonWriter json) throws IOException;
    }

    private static String encode(Members members) throws IOException {
        var out = new ByteArrayOutputStream();
        try (JsonWriter json = new JsonWriter(out)) {
            json.object(() -> members.write(json));
        }
        return base64(out.toByteArray());
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /// @param pem a key in PKCS #8
    private static byte[] sign(String pem, byte[] text) throws HttpException {
        String base64 = pem.replace("-----BEGIN PRIVATE KEY-----", "")
                .replace("-----END PRIVATE KEY-----", "")
                .replaceAll("\\s", "");
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(KeyFactory.getInstance("RSA")
                    .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(base64))));
            signature.update(text);
            return signature.sign();
        } catch (GeneralSecurityException | IllegalArgumentException malformed) {
            throw unusable();
        }
    }

    private static HttpException unusable() {
        return new HttpException(
                ErrorKind.USAGE, "the key of the service account is unusable; enter the JSON file as Google gave it");
    }
}
