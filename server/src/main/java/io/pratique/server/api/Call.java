package io.pratique.server.api;

import io.pratique.json.Json;
import io.pratique.json.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A request to one route.
///
/// @param path the values of the route's variables, decoded
/// @param query decoded; of a repeated parameter all values
/// @param headers by lower-case names, of a repeated header the first
/// @param organisation on whose behalf it is made
/// @param local whether a program on the server's own machine makes it
public record Call(
        String method,
        String uri,
        Map<String, String> path,
        Map<String, List<String>> query,
        Map<String, String> headers,
        int organisation,
        boolean local,
        InputStream body) {
    /// The longest body in JSON.
    private static final int LONGEST = 1 << 20;

    public String variable(String name) {
        return path.getOrDefault(name, "");
    }

    /// A path variable that is a number; what is not one names nothing that exists.
    public int id(String name) throws Problem {
        try {
            return Integer.parseInt(variable(name));
        } catch (NumberFormatException other) {
            throw Problem.notFound(name + " " + variable(name));
        }
    }

    public @Nullable String parameter(String name) {
        List<String> values = query.getOrDefault(name, List.of());
        return values.isEmpty() ? null : values.getFirst();
    }

    public String parameter(String name, String otherwise) {
        String value = parameter(name);
        return value == null ? otherwise : value;
    }

    public List<String> parameters(String name) {
        return query.getOrDefault(name, List.of());
    }

    public boolean flag(String name) {
        String value = parameter(name);
        return value != null && !value.equals("false");
    }

    public @Nullable String header(String name) {
        return headers.get(name.toLowerCase(Locale.ROOT));
    }

    /// A parameter that is one of some words; empty where it is not given.
    public String word(String name, Collection<String> words) throws Problem {
        String value = parameter(name, "");
        if (!value.isEmpty() && !words.contains(value)) {
            throw Problem.badRequest(name + " is one of " + String.join(", ", words));
        }
        return value;
    }

    /// A parameter that is a number; null where it is not given.
    public @Nullable Integer number(String name) throws Problem {
        String text = parameter(name);
        try {
            return text == null ? null : Integer.valueOf(text);
        } catch (NumberFormatException notANumber) {
            throw Problem.badRequest(name + " is a number");
        }
    }

    /// Refuses to change what is not any more as the caller saw it (RFC 9110, section 13.1.1).
    ///
    /// @param present how it would be answered now, with its ETag
    public void requireUnchanged(Reply present) throws Problem {
        String seen = header("If-Match");
        if (seen != null && !seen.equals("*") && !seen.equals(present.headers().get("ETag"))) {
            throw new Problem(412, "changed", "it was changed meanwhile; get it anew and decide again");
        }
    }

    /// The whole body.
    public byte[] bytes(int limit) throws IOException, Problem {
        byte[] read = body.readNBytes(limit + 1);
        if (read.length > limit) {
            throw Problem.tooLarge(limit);
        }
        return read;
    }

    /// The body as a JSON object.
    public JsonValue json() throws IOException, Problem {
        byte[] bytes = bytes(LONGEST);
        JsonValue value;
        try {
            value = Json.parse(bytes);
        } catch (IOException invalid) {
            throw Problem.badRequest("the body is not JSON: " + invalid.getMessage());
        }
        if (!(value instanceof JsonValue.Obj)) {
            throw Problem.badRequest("the body is not a JSON object");
        }
        return value;
    }
}
