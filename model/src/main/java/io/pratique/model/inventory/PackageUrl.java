package io.pratique.model.inventory;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A package URL, as in the purl specification (ECMA-427): `pkg:type/namespace/name@version?qualifiers#subpath`.
///
/// The parts are held decoded and normalised as their type asks for; [#toString] gives the canonical form.
public record PackageUrl(
        String type,
        @Nullable String namespace,
        String name,
        @Nullable String version,
        Map<String, String> qualifiers,
        @Nullable String subpath)
        implements Comparable<PackageUrl> {

    private static final String UNRESERVED = "-._~:";

    /// @throws IllegalArgumentException when the type, the name or a qualifier's key is none, or the type does not
    ///     have such names
    public PackageUrl {
        if (name.isEmpty()) {
            throw new IllegalArgumentException("a package URL needs a name");
        }
        type = PackageUrlRules.type(type);
        namespace = PackageUrlRules.namespace(type, namespace);
        name = PackageUrlRules.name(type, name, qualifiers);
        version = PackageUrlRules.version(type, version);
        PackageUrlRules.requireSense(type, namespace, name, version);
        qualifiers = Map.copyOf(qualifiers);
        for (String key : qualifiers.keySet()) {
            if (!PackageUrlRules.isKey(key)) {
                throw new IllegalArgumentException("a package URL cannot have a qualifier named '" + key + "'");
            }
        }
    }

    public static PackageUrl of(String type, @Nullable String namespace, String name, @Nullable String version) {
        return new PackageUrl(type, namespace, name, version, Map.of(), null);
    }

    /// Parses the text form.
    ///
    /// @throws IllegalArgumentException when it is no package URL
    public static PackageUrl parse(String text) {
        return PackageUrlParser.parse(text);
    }

    public PackageUrl with(String qualifier, @Nullable String value) {
        if (value == null || value.isEmpty()) {
            return this;
        }
        var more = new TreeMap<>(qualifiers);
        more.put(qualifier, value);
        return new PackageUrl(type, namespace, name, version, more, subpath);
    }

    @Override
    public String toString() {
        var out = new StringBuilder("pkg:").append(type).append('/');
        if (namespace != null && !namespace.isEmpty()) {
            segments(out, namespace).append('/');
        }
        encode(out, name);
        if (version != null && !version.isEmpty()) {
            encode(out.append('@'), version);
        }
        char separator = '?';
        for (var qualifier : new TreeMap<>(qualifiers).entrySet()) {
            if (!qualifier.getValue().isEmpty()) {
                out.append(separator).append(qualifier.getKey()).append('=');
                encode(out, qualifier.getValue());
                separator = '&';
            }
        }
        if (subpath != null && !subpath.isEmpty()) {
            subpath(out, subpath);
        }
        return out.toString();
    }

    private static StringBuilder segments(StringBuilder out, String path) {
        String between = "";
        for (String segment : path.split("/", -1)) {
            if (!segment.isEmpty()) {
                encode(out.append(between), segment);
                between = "/";
            }
        }
        return out;
    }

    /// Parts that only move about in the tree have no meaning in a subpath.
    private static void subpath(StringBuilder out, String path) {
        char between = '#';
        for (String segment : path.split("/", -1)) {
            if (!segment.isEmpty() && !segment.equals(".") && !segment.equals("..")) {
                encode(out.append(between), segment);
                between = '/';
            }
        }
    }

    private static void encode(StringBuilder out, String text) {
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            if ((c >= 'a' && c <= 'z')
                    || (c >= 'A' && c <= 'Z')
                    || (c >= '0' && c <= '9')
                    || UNRESERVED.indexOf(c) >= 0) {
                out.append(c);
            } else {
                out.append('%').append(Character.toUpperCase(Character.forDigit(c >> 4, 16)));
                out.append(Character.toUpperCase(Character.forDigit(c & 15, 16)));
            }
        }
    }

    @Override
    public int compareTo(PackageUrl other) {
        return toString().compareTo(other.toString());
    }
}
