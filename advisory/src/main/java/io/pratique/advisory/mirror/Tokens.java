package io.pratique.advisory.mirror;

import io.pratique.http.HttpException;
import io.pratique.model.ErrorKind;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What hosts want to see before they hand out their data. A token is shown to its own host alone, over TLS.
///
/// @param values by the name of the variable
public record Tokens(Map<String, String> values) {
    static final Tokens NONE = new Tokens(Map.of());

    /// The variables, as the makers of the data call them, by host.
    private static final Map<String, String> VARIABLES = Map.of("api.vulncheck.com", "VULNCHECK_API_TOKEN");

    public Tokens {
        values = Map.copyOf(values);
    }

    static Tokens of(Map<String, String> environment) {
        Map<String, String> found = new java.util.HashMap<>();
        for (String variable : VARIABLES.values()) {
            String value = environment.getOrDefault(variable, "").strip();
            if (!value.isEmpty()) {
                found.put(variable, value);
            }
        }
        return new Tokens(found);
    }

    /// The value of `Authorization`; null for a host that wants none.
    ///
    /// @throws HttpException when the host wants a token that is not here or cannot be one
    @Nullable
    String authorization(URI url) throws HttpException {
        String host = url.getHost() == null ? "" : url.getHost().toLowerCase(Locale.ROOT);
        String variable = VARIABLES.get(host);
        if (variable == null || !"https".equalsIgnoreCase(url.getScheme()) || url.getPort() >= 0) {
            return null;
        }
        String token = values.get(variable);
        if (token == null || !token.chars().allMatch(c -> c > ' ' && c < 127)) {
            String message = token == null ? " wants a token; set " : " cannot be sent what is in ";
            throw new HttpException(ErrorKind.USAGE, host + message + variable);
        }
        return "Bearer " + token;
    }

    @Override
    public String toString() {
        return "Tokens" + values.keySet();
    }
}
