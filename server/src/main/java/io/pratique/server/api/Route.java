package io.pratique.server.api;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A method and a path with variables, `GET /api/v1/images/{image}`, and who answers.
///
/// @param access who may call it
public record Route(String method, String path, Access access, Handler handler) {
    /// Who may call a route.
    public enum Access {
        /// Anybody: what tells nothing about anybody's images.
        OPEN,
        /// Whoever has a token of an organisation; what changes nothing also whoever is logged in with a browser.
        TOKEN,
        /// Whoever is logged in with a browser; others are sent to the login.
        PAGE,
        /// Whoever the handler itself finds entitled, by a signature for example.
        OWN
    }

    /// Answers a call.
    @FunctionalInterface
    public interface Handler {
        Reply answer(Call call) throws Exception;
    }

    public static Route get(String path, Handler handler) {
        return new Route("GET", path, Access.TOKEN, handler);
    }

    public static Route post(String path, Handler handler) {
        return new Route("POST", path, Access.TOKEN, handler);
    }

    public static Route put(String path, Handler handler) {
        return new Route("PUT", path, Access.TOKEN, handler);
    }

    public static Route patch(String path, Handler handler) {
        return new Route("PATCH", path, Access.TOKEN, handler);
    }

    public static Route delete(String path, Handler handler) {
        return new Route("DELETE", path, Access.TOKEN, handler);
    }

    /// The same for others.
    public Route with(Access other) {
        return new Route(method, path, other, handler);
    }

    /// The variables where a path is this route's. A variable that ends in `...` takes the rest of the path with
    /// its
    /// slashes.
    Optional<Map<String, String>> match(List<String> segments) {
        List<String> own = segments(path);
        Map<String, String> variables = new HashMap<>();
        for (int i = 0; i < own.size(); i++) {
            String wanted = own.get(i);
            if (wanted.endsWith("...}") && segments.size() > i) {
                variables.put(
                        wanted.substring(1, wanted.length() - 4),
                        String.join("/", segments.subList(i, segments.size())));
                return Optional.of(variables);
            }
            if (i >= segments.size()) {
                return Optional.empty();
            }
            if (wanted.startsWith("{")) {
                variables.put(wanted.substring(1, wanted.length() - 1), segments.get(i));
            } else if (!wanted.equals(segments.get(i))) {
                return Optional.empty();
            }
        }
        return own.size() == segments.size() ? Optional.of(variables) : Optional.empty();
    }

    static List<String> segments(String path) {
        List<String> out = new ArrayList<>();
        int from = 1;
        while (from <= path.length() && path.length() > 1) {
            int slash = path.indexOf('/', from);
            int to = slash < 0 ? path.length() : slash;
            out.add(path.substring(from, to));
            from = to + 1;
        }
        return out;
    }
}
