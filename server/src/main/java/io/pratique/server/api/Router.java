package io.pratique.server.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Finds the route of a request.
public final class Router {
    private final List<Route> routes;

    public Router(List<Resource> resources) {
        List<Route> all = new ArrayList<>();
        resources.forEach(resource -> all.addAll(resource.routes()));
        this.routes = List.copyOf(all);
    }

    public List<Route> routes() {
        return routes;
    }

    /// A route, and the values of its variables.
    record Found(Route route, Map<String, String> variables) {}

    /// @param segments of the path, decoded
    /// @throws Problem when there is no such path, or none for this method
    Found find(String method, List<String> segments) throws Problem {
        var others = new TreeSet<String>();
        for (Route route : routes) {
            Optional<Map<String, String>> variables = route.match(segments);
            if (variables.isPresent()) {
                if (route.method().equals(method)
                        || (method.equals("HEAD") && route.method().equals("GET"))) {
                    return new Found(route, variables.get());
                }
                others.add(route.method());
            }
        }
        if (!others.isEmpty()) {
            throw new Problem(
                    405,
                    "method-not-allowed",
                    "this address is for " + others.stream().collect(Collectors.joining(", ")) + " only");
        }
        throw Problem.notFound("such address; see /api/v1/openapi.yaml");
    }
}
