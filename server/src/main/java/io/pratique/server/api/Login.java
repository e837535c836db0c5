package io.pratique.server.api;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/// Sends people who are not logged in to where they can, and afterwards to where they wanted.
public final class Login {
    public static final String PATH = "/login";

    private Login() {}

    static Reply wanted(String method, String page) {
        boolean returns = method.equals("GET") && isOwn(page) && !page.equals("/");
        String next = returns ? "?next=" + URLEncoder.encode(page, StandardCharsets.UTF_8) : "";
        return Reply.empty(303).with("Location", PATH + next).with("Cache-Control", "no-store");
    }

    /// Whether an address is a page of this server: `//host` and `/\host` are others to browsers.
    public static boolean isOwn(String page) {
        return page.startsWith("/")
                && page.length() <= 2000
                && !page.startsWith("//")
                && page.chars().allMatch(c -> c > ' ' && c < 0x7f && c != '\\');
    }
}
