package io.pratique.image.registry.auth;

import io.pratique.http.HttpException;
import io.pratique.http.HttpTransport.Response;
import io.pratique.http.Redirects;
import io.pratique.http.Retry;
import io.pratique.json.Json;
import io.pratique.json.JsonValue;
import io.pratique.model.ErrorKind;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Gets bearer tokens (distribution project, "Token Authentication" and "OAuth2 Token Authentication").
///
/// @param registry for messages
public record TokenService(String registry, Redirects redirects, Retry retry) {
    private static final String PUSH = ",push";

    private static final int MAX_ANSWER = 1 << 20;
    private static final Duration LONGEST = Duration.ofSeconds(60);

    /// A token for the scope, as the value of an `Authorization` header.
    ///
    /// @param realm checked by [RealmRule]
    public String token(URI realm, @Nullable String service, String scope, @Nullable Credential credential)
            throws IOException {
        Map<String, String> parameters = new LinkedHashMap<>();
        if (service != null) {
            parameters.put("service", service);
        }
        parameters.put("scope", scope);
        Response response = switch (credential) {
            case Credential.Password password -> {
                parameters.put("account", password.user());
                yield redirects.get(with(realm, parameters), Map.of(), password.header());
            }
            case Credential.IdentityToken(String token) -> {
                parameters.put("client_id", "pratique");
                parameters.put("grant_type", "refresh_token");
                parameters.put("refresh_token", token);
                yield redirects.post(realm, form(parameters));
            }
            case Credential.RegistryToken _ -> redirects.get(with(realm, parameters), Map.of(), null);
            case null -> redirects.get(with(realm, parameters), Map.of(), null);
        };
        try (response) {
            return "Bearer " + token(response, credential);
        }
    }

    private static URI with(URI realm, Map<String, String> parameters) {
        String base = realm.toString();
        return URI.create(base + (realm.getRawQuery() == null ? "?" : "&") + form(parameters));
    }

    private static String form(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(parameter ->
                        parameter.getKey() + "=" + URLEncoder.encode(parameter.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private String token(Response response, @Nullable Credential credential) throws IOException {
        int status = response.status();
        if (status == 401 || status == 403 || (status == 400 && credential != null)) {
            throw new HttpException(
                    ErrorKind.UNAUTHORIZED,
                    credential == null
                            ? "the token service of registry " + registry
                                    + " gives no token without credentials; log in to it"
                            : "the token service of registry " + registry + " refuses the credentials; log in again");
        }
        if (status != 200) {
            throw failed(response);
        }
        Instant deadline = retry.waiting().now().plus(LONGEST);
        return token(response.read(MAX_ANSWER, "the token of registry " + registry, retry.waiting(), deadline));
    }

    private HttpException failed(Response response) {
        int status = response.status();
        boolean passing = status == 429 || status >= 500;
        return new HttpException(
                ErrorKind.IO,
                "the token service of registry " + registry + " fails with HTTP status " + status,
                passing ? new HttpException.Wait(retry.retryAfter(response.header("Retry-After"))) : null,
                null);
    }

    private String token(byte[] body) throws HttpException {
        String token = "";
        try {
            JsonValue answer = Json.parse(body);
            token = answer.text("token", "");
            token = token.isEmpty() ? answer.text("access_token", "") : token;
        } catch (IOException malformed) {
            // said below, without the cause: it could quote the token
        }
        if (token.isEmpty() || !token.chars().allMatch(c -> c > ' ' && c < 127)) {
            throw new HttpException(
                    ErrorKind.IO, "the token service of registry " + registry + " gives no usable token");
        }
        return token;
    }

    /// The scope to ask for: the challenge's where it speaks of nothing but pulling, else our own; a token never
    /// allows more than is needed, and never another repository's writing.
    static String scope(@Nullable String challenged, String own) {
        boolean pullOnly = challenged != null && !challenged.isEmpty();
        for (String part : challenged == null ? new String[0] : challenged.split(" ", -1)) {
            String actions = part.substring(part.lastIndexOf(':') + 1).toLowerCase(Locale.ROOT);
            pullOnly &= part.startsWith("repository:") && actions.equals("pull");
        }
        return pullOnly && challenged != null && !own.endsWith(PUSH) ? challenged : own;
    }
}
