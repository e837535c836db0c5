package io.pratique.server.harbor;

import io.pratique.image.registry.auth.Credential;
import io.pratique.image.registry.auth.CredentialSource;
import io.pratique.json.Json;
import io.pratique.json.JsonValue;
import io.pratique.server.api.Reply;
import io.pratique.server.secret.Place;
import io.pratique.server.secret.SealException;
import io.pratique.server.secret.Sealer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/// A registry, and the right to read it that came with one request. The two are sealed together, so that the right
/// is
/// never shown to another registry.
///
/// @param address host with an optional port
/// @param insecure whether it is plain HTTP
/// @param authorization the value of a header `Authorization`; empty for none
record RegistryPlace(String address, boolean insecure, String authorization) {
    private static Place place(int organisation) {
        return new Place("job", "payload", organisation);
    }

    /// In base64, as a text in JSON has to be.
    String seal(Sealer sealer, int organisation) throws IOException {
        byte[] plain = Reply.bytes(json ->
                json.string("address", address).bool("insecure", insecure).string("authorization", authorization));
        return Base64.getEncoder().encodeToString(sealer.seal(place(organisation), plain));
    }

    /// @throws SealException when it was sealed for another organisation, or the master key is not here
    static RegistryPlace open(Sealer sealer, int organisation, String sealed) throws SealException, IOException {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(sealed);
        } catch (IllegalArgumentException damaged) {
            throw new IOException("the job holds no sealed authorization", damaged);
        }
        JsonValue json = Json.parse(sealer.open(place(organisation), bytes));
        return new RegistryPlace(
                json.text("address", ""), json.get("insecure").isTrue(), json.text("authorization", ""));
    }

    /// For this registry, and for no other host that is asked on the way.
    ///
    /// @throws IOException when the authorization is of a kind that is not known
    CredentialSource credentials() throws IOException {
        @Nullable Credential credential = credential();
        return (asked, repository) -> asked.equals(address) ? credential : null;
    }

    private @Nullable Credential credential() throws IOException {
        if (authorization.isBlank()) {
            return null;
        }
        int space = authorization.indexOf(' ');
        String scheme = space < 0 ? "" : authorization.substring(0, space);
        String value = authorization.substring(space + 1).strip();
        if (scheme.equalsIgnoreCase("bearer")) {
            return new Credential.RegistryToken(value);
        }
        if (scheme.equalsIgnoreCase("basic")) {
            return basic(value);
        }
        throw new IOException("it is neither Basic nor Bearer");
    }

    private static Credential basic(String value) throws IOException {
        try {
            String pair = new String(Base64.getDecoder().decode(value), StandardCharsets.UTF_8);
            int colon = pair.indexOf(':');
            if (colon >= 0) {
                return new Credential.Password(pair.substring(0, colon), pair.substring(colon + 1));
            }
        } catch (IllegalArgumentException notBase64) {
            // Told below, without the text.
        }
        throw new IOException("it is not NAME:PASSWORD in base64");
    }

    @Override
    public String toString() {
        return "RegistryPlace[" + address + "]";
    }
}
