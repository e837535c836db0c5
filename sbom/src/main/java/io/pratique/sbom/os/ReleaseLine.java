package io.pratique.sbom.os;

import io.pratique.model.inventory.Distro;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Release files of one line, read into what os-release of the same system says: `CentOS release 5.11 (Final)` is
/// centos 5.11.
final class ReleaseLine {
    private static final int LONGEST = 1000;

    /// How a line begins, in lower case, and the system's `ID`; longer beginnings first where one begins with
    /// another.
    private static final List<Map.Entry<String, String>> IDS = List.of(
            Map.entry("red hat enterprise linux coreos", "rhcos"),
            Map.entry("red hat", "rhel"),
            Map.entry("centos", "centos"),
            Map.entry("almalinux", "almalinux"),
            Map.entry("alma", "almalinux"),
            Map.entry("rocky", "rocky"),
            Map.entry("oracle", "ol"),
            Map.entry("enterprise linux", "ol"),
            Map.entry("fedora", "fedora"),
            Map.entry("amazon", "amzn"),
            Map.entry("cbl-mariner", "mariner"),
            Map.entry("microsoft azure linux", "azurelinux"),
            Map.entry("azure linux", "azurelinux"),
            Map.entry("vmware photon", "photon"),
            Map.entry("photon", "photon"),
            Map.entry("scientific", "scientific"),
            Map.entry("miracle", "miraclelinux"));

    private static final Map<String, String> DEBIAN_CODENAMES = Map.ofEntries(
            Map.entry("4", "etch"),
            Map.entry("5", "lenny"),
            Map.entry("6", "squeeze"),
            Map.entry("7", "wheezy"),
            Map.entry("8", "jessie"),
            Map.entry("9", "stretch"),
            Map.entry("10", "buster"),
            Map.entry("11", "bullseye"),
            Map.entry("12", "bookworm"),
            Map.entry("13", "trixie"),
            Map.entry("14", "forky"));

    private ReleaseLine() {}

    /// `NAME release VERSION (CODENAME)`; some leave `release` out.
    static Distro distro(String line) throws IOException {
        checkLength(line);
        String lower = line.toLowerCase(Locale.ROOT);
        int release = lower.indexOf(" release ");
        int digits = firstDigit(line, release < 0 ? 0 : release);
        if (digits < 0) {
            throw new IOException("release file that names no release");
        }
        String id = id(lower, release < 0 ? digits : release);
        return new Distro(id, version(id, word(line, digits)), null, line, List.of());
    }

    private static String id(String lower, int end) {
        for (var known : IDS) {
            if (lower.startsWith(known.getKey())) {
                return known.getValue();
            }
        }
        String word = word(lower.substring(0, end), 0);
        return word.isEmpty() ? "linux" : word;
    }

    /// As much of the version as `VERSION_ID` has: `2023` of Amazon Linux 2023.3.20240108, `2.0` of CBL-Mariner
    /// 2.0.20220101.
    private static String version(String id, String version) {
        return switch (id) {
            case "amzn" -> version.startsWith("202") ? parts(version, 1) : version;
            case "mariner", "azurelinux" -> parts(version, 2);
            default -> version;
        };
    }

    private static String parts(String version, int count) {
        int end = -1;
        for (int i = 0; i < count; i++) {
            end = version.indexOf('.', end + 1);
            if (end < 0) {
                return version;
            }
        }
        return version.substring(0, end);
    }

    static Distro alpine(String line) throws IOException {
        checkLength(line);
        return new Distro("alpine", line, null, "Alpine Linux " + line, List.of());
    }

    /// `12.5`, or `trixie/sid` before a release, which then has no number.
    static Distro debian(String line) throws IOException {
        checkLength(line);
        int slash = line.indexOf('/');
        boolean numbered = firstDigit(line, 0) == 0;
        String version = numbered ? majorOf(line) : "";
        String codename = numbered ? DEBIAN_CODENAMES.get(version) : slash < 0 ? null : line.substring(0, slash);
        return new Distro("debian", version, codename(codename), "Debian GNU/Linux " + line, List.of());
    }

    private static @Nullable String codename(@Nullable String name) {
        return name == null || name.isBlank() ? null : name.strip();
    }

    private static String majorOf(String version) {
        int dot = version.indexOf('.');
        return dot < 0 ? version : version.substring(0, dot);
    }

    private static void checkLength(String line) throws IOException {
        if (line.length() > LONGEST) {
            throw new IOException("release file with a line of " + line.length() + " characters");
        }
    }

    private static int firstDigit(String line, int from) {
        for (int i = from; i < line.length(); i++) {
            if (line.charAt(i) >= '0' && line.charAt(i) <= '9') {
                return i;
            }
        }
        return -1;
    }

    private static String word(String line, int from) {
        int end = line.indexOf(' ', from);
        return end < 0 ? line.substring(from) : line.substring(from, end);
    }
}
