package io.pratique.image.registry.auth;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// One challenge of a `WWW-Authenticate` header (RFC 9110, 11.6.1): how a registry wants to be convinced.
///
/// @param scheme in lower case: `basic`, `bearer`
/// @param parameters names in lower case
public record Challenge(String scheme, Map<String, String> parameters) {
    private static final int MOST = 20;

    public Challenge {
        parameters = Map.copyOf(parameters);
    }

    /// Parses header values, each of which may hold several challenges; what cannot be understood is left out.
    public static List<Challenge> parse(List<String> headers) {
        List<Challenge> out = new ArrayList<>();
        for (String header : headers) {
            new Parser(header, out).parse();
        }
        return List.copyOf(out);
    }

    /// Reads `scheme name=value, name="value", scheme …`: a word that no `=` follows begins a challenge.
    private static final class Parser {
        private final String text;
        private final List<Challenge> out;
        private int at;

        Parser(String text, List<Challenge> out) {
            this.text = text;
            this.out = out;
        }

        void parse() {
            String scheme = "";
            Map<String, String> parameters = new LinkedHashMap<>();
            while (at < text.length() && out.size() < MOST) {
                skip(" \t,");
                String word = word();
                skip(" \t");
                if (word.isEmpty()) {
                    at++;
                } else if (peek() == '=' && !scheme.isEmpty()) {
                    at++;
                    skip(" \t=");
                    parameters.putIfAbsent(word, value());
                } else {
                    add(scheme, parameters);
                    scheme = word;
                    parameters = new LinkedHashMap<>();
                }
            }
            add(scheme, parameters);
        }

        private void add(String scheme, Map<String, String> parameters) {
            if (!scheme.isEmpty()) {
                out.add(new Challenge(scheme, parameters));
            }
        }

        private char peek() {
            return at < text.length() ? text.charAt(at) : '\0';
        }

        private void skip(String characters) {
            while (at < text.length() && characters.indexOf(text.charAt(at)) >= 0) {
                at++;
            }
        }

        private String word() {
            int from = at;
            while (at < text.length() && " \t,=\"".indexOf(text.charAt(at)) < 0) {
                at++;
            }
            return text.substring(from, at).toLowerCase(Locale.ROOT);
        }

        private String value() {
            if (peek() != '"') {
                int from = at;
                while (at < text.length() && " \t,".indexOf(text.charAt(at)) < 0) {
                    at++;
                }
                return text.substring(from, at);
            }
            var value = new StringBuilder();
            for (at++; at < text.length() && text.charAt(at) != '"'; at++) {
                if (text.charAt(at) == '\\' && at + 1 < text.length()) {
                    at++;
                }
                value.append(text.charAt(at));
            }
            at++;
            return value.toString();
        }
    }
}
