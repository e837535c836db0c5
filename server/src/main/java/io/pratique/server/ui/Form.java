package io.pratique.server.ui;

import io.pratique.server.api.Call;
import io.pratique.server.api.Problem;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The fields of a form that was sent (WHATWG URL, "application/x-www-form-urlencoded").
record Form(Map<String, List<String>> fields) {
    /// The field that proves that the form is a page's of this server.
    static final String PROOF = "proof";

    private static final int LONGEST = 1 << 20;
    private static final int MOST = 2_000;

    static Form of(Call call) throws IOException, Problem {
        String type = call.header("Content-Type");
        if (type == null || !type.startsWith("application/x-www-form-urlencoded")) {
            throw new Problem(415, "unsupported-media-type", "this address takes forms only");
        }
        return parse(new String(call.bytes(LONGEST), StandardCharsets.UTF_8));
    }

    private static Form parse(String body) throws Problem {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        int count = 0;
        int from = 0;
        while (from < body.length()) {
            int ampersand = body.indexOf('&', from);
            int to = ampersand < 0 ? body.length() : ampersand;
            int equals = body.indexOf('=', from);
            int name = equals < 0 || equals > to ? to : equals;
            if (++count > MOST) {
                throw Problem.badRequest("the form has too many fields");
            }
            fields.computeIfAbsent(decode(body.substring(from, name)), any -> new ArrayList<>())
                    .add(decode(body.substring(Math.min(to, name + 1), to)));
            from = to + 1;
        }
        return new Form(fields);
    }

    private static String decode(String text) throws Problem {
        try {
            String decoded = URLDecoder.decode(text, StandardCharsets.UTF_8);
            if (decoded.indexOf('\0') < 0) {
                return decoded;
            }
            throw new IllegalArgumentException("NUL");
        } catch (IllegalArgumentException malformed) {
            throw Problem.badRequest("the form is not properly encoded");
        }
    }

    /// A field without the space around it; empty where there is none.
    String text(String name) {
        List<String> values = fields.getOrDefault(name, List.of());
        return values.isEmpty() ? "" : values.getFirst().strip();
    }

    /// A field as it was typed.
    String exact(String name) {
        List<String> values = fields.getOrDefault(name, List.of());
        return values.isEmpty() ? "" : values.getFirst();
    }

    List<String> all(String name) {
        return fields.getOrDefault(name, List.of());
    }

    /// Whether a box is ticked.
    boolean has(String name) {
        return fields.containsKey(name);
    }

    /// The lines of a field that say anything.
    List<String> lines(String name) {
        return text(name)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
    }

    /// Fields may be passwords.
    @Override
    public String toString() {
        return "Form" + fields.keySet();
    }
}
