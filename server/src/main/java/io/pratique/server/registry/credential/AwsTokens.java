package io.pratique.server.registry.credential;

import io.pratique.http.HttpException;
import io.pratique.http.HttpTransport.Outgoing;
import io.pratique.image.registry.auth.Credential;
import io.pratique.json.JsonValue;
import io.pratique.model.ErrorKind;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;

/// Gets passwords of Amazon's registries (Amazon ECR API, `GetAuthorizationToken`).
record AwsTokens(CloudHttp http, CloudAddresses addresses) {
    private static final String WHO = "Amazon ECR";
    private static final Duration LASTING = Duration.ofHours(12);

    Issued issue(AwsAccess access, CloudHosts.Amazon registry) throws IOException {
        String service = registry.isPublic() ? "ecr-public" : "ecr";
        String target = registry.isPublic()
                ? "SpencerFrontendService.GetAuthorizationToken"
                : "AmazonEC2ContainerRegistry_V20150921.GetAuthorizationToken";
        URI url = URI.create(addresses.ecr(service, registry.tokenRegion(), registry.china()) + "/");
        Map<String, String> headers = new AwsSignature(access, registry.tokenRegion(), service)
                .sign(
                        "POST",
                        url,
                        Map.of("Content-Type", "application/x-amz-json-1.1", "X-Amz-Target", target),
                        "{}",
                        http.now());
        JsonValue data =
                http.json(new Outgoing("POST", url, headers, "{}"), WHO).get("authorizationData");
        JsonValue one = data.items().isEmpty() ? data : data.items().getFirst();
        return new Issued(password(CloudHttp.token(one, "authorizationToken", WHO)), expiry(one));
    }

    private Instant expiry(JsonValue data) {
        Double seconds = data.get("expiresAt").decimal();
        Instant longest = http.now().plus(LASTING);
        if (seconds == null || !(seconds > 0 && seconds < longest.getEpochSecond())) {
            return longest;
        }
        return Instant.ofEpochSecond(seconds.longValue());
    }

    private static Credential password(String token) throws HttpException {
        try {
            String pair = new String(Base64.getDecoder().decode(token), StandardCharsets.UTF_8);
            int colon = pair.indexOf(':');
            if (colon > 0) {
                return new Credential.Password(pair.substring(0, colon), pair.substring(colon + 1));
            }
        } catch (IllegalArgumentException malformed) {
            // said below
        }
        throw new HttpException(ErrorKind.IO, WHO + " gives no usable authorizationToken");
    }
}
