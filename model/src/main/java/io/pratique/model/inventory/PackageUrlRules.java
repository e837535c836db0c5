package io.pratique.model.inventory;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the purl type definitions say of each type's canonical form: which parts are written in lower case, and
/// which characters are replaced.
///
/// Types that are not named here keep all parts as they are.
final class PackageUrlRules {
    private static final Set<String> LOWER_NAMESPACE = Set.of(
            "alpm",
            "apk",
            "bitbucket",
            "brew",
            "composer",
            "deb",
            "github",
            "golang",
            "hex",
            "luarocks",
            "qpkg",
            "rpm",
            "vscode-extension",
            "yocto");
    private static final Set<String> LOWER_NAME = Set.of(
            "alpm",
            "apk",
            "bitbucket",
            "bitnami",
            "brew",
            "chrome-extension",
            "composer",
            "deb",
            "github",
            "golang",
            "hex",
            "luarocks",
            "oci",
            "otp",
            "pub",
            "pypi",
            "vscode-extension");
    private static final Set<String> LOWER_VERSION = Set.of("huggingface", "oci", "pypi", "vscode-extension");

    private PackageUrlRules() {}

    /// The type in lower case.
    ///
    /// @throws IllegalArgumentException when it is no letter followed by letters, digits, dots and hyphens
    static String type(String type) {
        String lower = type.toLowerCase(Locale.ROOT);
        if (!isKey(lower) || lower.indexOf('_') >= 0) {
            throw new IllegalArgumentException("a package URL cannot have the type '" + type + "'");
        }
        return lower;
    }

    static @Nullable String namespace(String type, @Nullable String namespace) {
        return namespace != null && LOWER_NAMESPACE.contains(type) ? namespace.toLowerCase(Locale.ROOT) : namespace;
    }

    /// Models of MLflow are told apart by case, but not in Azure Databricks.
    static String name(String type, String name, Map<String, String> qualifiers) {
        String cased = LOWER_NAME.contains(type) ? name.toLowerCase(Locale.ROOT) : name;
        return switch (type) {
            case "pypi" -> cased.replace('_', '-');
            case "pub" -> underscored(cased);
            case "mlflow" ->
                qualifiers.getOrDefault("repository_url", "").contains("azuredatabricks")
                        ? cased.toLowerCase(Locale.ROOT)
                        : cased;
            default -> cased;
        };
    }

    private static String underscored(String name) {
        var out = new StringBuilder(name);
        for (int i = 0; i < out.length(); i++) {
            char c = out.charAt(i);
            if (!(c >= 'a' && c <= 'z') && !(c >= '0' && c <= '9')) {
                out.setCharAt(i, '_');
            }
        }
        return out.toString();
    }

    static @Nullable String version(String type, @Nullable String version) {
        return version != null && LOWER_VERSION.contains(type) ? version.toLowerCase(Locale.ROOT) : version;
    }

    /// Refuses names that packages of a type cannot have.
    ///
    /// @throws IllegalArgumentException when the definition of the type forbids them
    static void requireSense(String type, @Nullable String namespace, String name, @Nullable String version) {
        boolean sound = switch (type) {
            case "chrome-extension" -> isChromeExtension(name) && (version == null || isChromeVersion(version));
            // distributions have hyphens where modules have colons
            case "cpan" -> !name.contains("::");
            case "vcpkg" -> namespace == null;
            case "vscode-extension" -> namespace != null;
            default -> true;
        };
        if (!sound) {
            throw new IllegalArgumentException("no package of type " + type + " is called '" + name + "'");
        }
    }

    /// Extensions have 32 letters from a to p.
    private static boolean isChromeExtension(String name) {
        return name.length() == 32 && name.chars().allMatch(c -> c >= 'a' && c <= 'p');
    }

    /// Up to four numbers.
    private static boolean isChromeVersion(String version) {
        String[] numbers = version.split("\\.", -1);
        return numbers.length <= 4
                && Arrays.stream(numbers)
                        .allMatch(number -> !number.isEmpty() && number.chars().allMatch(c -> c >= '0' && c <= '9'));
    }

    /// Refuses a package URL that leaves out what alone tells packages of its type apart.
    ///
    /// @throws IllegalArgumentException when a qualifier is absent that the definition of the type requires
    static void requireQualifiers(String type, Map<String, String> qualifiers) {
        String required = switch (type) {
            case "julia" -> "uuid";
            case "swid" -> "tag_id";
            default -> null;
        };
        if (required != null && !qualifiers.containsKey(required)) {
            throw new IllegalArgumentException("a package URL of type " + type + " needs the qualifier " + required);
        }
    }

    /// Whether a text may be the key of a qualifier: a lower-case letter, then such letters, digits, dots, hyphens
    /// and underscores.
    static boolean isKey(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean letter = c >= 'a' && c <= 'z';
            boolean other = (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '_';
            if (!letter && (i == 0 || !other)) {
                return false;
            }
        }
        return !text.isEmpty();
    }
}
