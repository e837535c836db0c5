package io.pratique.server.ui;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.StringJoiner;

/// An address within this server.
public final class Link {
    private final String path;
    private final StringJoiner query = new StringJoiner("&", "?", "").setEmptyValue("");

    private Link(String path) {
        this.path = path;
    }

    static Link to(String path) {
        return new Link(path);
    }

    /// With a parameter, unless it is empty.
    Link with(String name, String value) {
        if (!value.isEmpty()) {
            query.add(name + "=" + encoded(value));
        }
        return this;
    }

    /// As a part of a path or a value in a query.
    public static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @Override
    public String toString() {
        return path + query;
    }
}
