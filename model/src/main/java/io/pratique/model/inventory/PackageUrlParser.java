package io.pratique.model.inventory;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Takes the text of a package URL apart, from the right to the left as the purl specification says ("How to
/// parse a purl string in its components").
final class PackageUrlParser {
    private static final int LONGEST = 16_384;
    private static final String SCHEME = "pkg:";

    private PackageUrlParser() {}

    /// @throws IllegalArgumentException when it is none
    static PackageUrl parse(String text) {
        if (text.length() > LONGEST || !text.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            throw new IllegalArgumentException("not a package URL");
        }
        String rest = text.substring(SCHEME.length());
        int hash = rest.lastIndexOf('#');
        String subpath = hash < 0 ? null : segments(rest.substring(hash + 1), true);
        rest = hash < 0 ? rest : rest.substring(0, hash);
        int question = rest.lastIndexOf('?');
        Map<String, String> qualifiers = question < 0 ? Map.of() : qualifiers(rest.substring(question + 1));
        rest = trimmed(question < 0 ? rest : rest.substring(0, question));
        int slash = rest.indexOf('/');
        if (slash <= 0) {
            throw new IllegalArgumentException("a package URL needs a type and a name");
        }
        return coordinates(rest.substring(0, slash), trimmed(rest.substring(slash + 1)), qualifiers, subpath);
    }

    private static PackageUrl coordinates(
            String type, String path, Map<String, String> qualifiers, @Nullable String subpath) {
        int at = path.lastIndexOf('@');
        // an `@` at the beginning of a part with more behind it is a scope that is not escaped, `npm/@babel/core`
        boolean scope = at >= 0 && (at == 0 || path.charAt(at - 1) == '/') && path.indexOf('/', at) > 0;
        boolean versioned = at >= 0 && !scope;
        String version = versioned ? decoded(path.substring(at + 1)) : null;
        String names = trimmed(versioned ? path.substring(0, at) : path);
        int slash = names.lastIndexOf('/');
        String namespace = slash < 0 ? null : segments(names.substring(0, slash), false);
        var purl = new PackageUrl(
                type,
                namespace == null || namespace.isEmpty() ? null : namespace,
                decoded(names.substring(slash + 1)),
                version == null || version.isEmpty() ? null : version,
                qualifiers,
                subpath == null || subpath.isEmpty() ? null : subpath);
        PackageUrlRules.requireQualifiers(purl.type(), purl.qualifiers());
        return purl;
    }

    private static Map<String, String> qualifiers(String text) {
        Map<String, String> out = new HashMap<>();
        for (String pair : text.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0 && equals < pair.length() - 1) {
                out.put(pair.substring(0, equals).toLowerCase(Locale.ROOT), decoded(pair.substring(equals + 1)));
            }
        }
        return out;
    }

    private static String segments(String path, boolean relative) {
        var out = new StringBuilder();
        for (String segment : path.split("/", -1)) {
            String plain = decoded(segment);
            boolean moves = relative && (plain.equals(".") || plain.equals(".."));
            if (!plain.isEmpty() && !moves) {
                out.append(out.isEmpty() ? "" : "/").append(plain);
            }
        }
        return out.toString();
    }

    private static String trimmed(String path) {
        int from = 0;
        int to = path.length();
        while (from < to && path.charAt(from) == '/') {
            from++;
        }
        while (to > from && path.charAt(to - 1) == '/') {
            to--;
        }
        return path.substring(from, to);
    }

    /// Percent signs that begin no escape stand for themselves.
    private static String decoded(String text) {
        if (text.indexOf('%') < 0) {
            return text;
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        var out = new ByteArrayOutputStream(bytes.length);
        for (int i = 0; i < bytes.length; i++) {
            int high = bytes[i] == '%' && i + 2 < bytes.length ? Character.digit(bytes[i + 1], 16) : -1;
            int low = high < 0 ? -1 : Character.digit(bytes[i + 2], 16);
            if (low < 0) {
                out.write(bytes[i]);
            } else {
                out.write(high << 4 | low);
                i += 2;
            }
        }
        return out.toString(StandardCharsets.UTF_8);
    }
}
