package io.pratique.sbom.os;

import io.pratique.model.inventory.Distro;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Files of shell assignments: os-release(5) and the older lsb-release.
final class OsRelease {
    private OsRelease() {}

    static Distro osRelease(String text) throws IOException {
        Map<String, String> values = ShellAssignments.parse(text);
        if (values.isEmpty()) {
            throw new IOException("os-release file without a single assignment");
        }
        String id = lower(values.getOrDefault("ID", "linux")); // the default of os-release(5)
        String version = values.getOrDefault("VERSION_ID", "");
        String name = values.getOrDefault("NAME", id);
        return new Distro(
                id.isEmpty() ? "linux" : id,
                version,
                nonEmpty(values.get("VERSION_CODENAME")),
                values.getOrDefault("PRETTY_NAME", join(name, values.getOrDefault("VERSION", version))),
                words(lower(values.getOrDefault("ID_LIKE", ""))));
    }

    static Distro lsbRelease(String text) throws IOException {
        Map<String, String> values = ShellAssignments.parse(text);
        String name = values.getOrDefault("DISTRIB_ID", "");
        if (name.isEmpty()) {
            throw new IOException("lsb-release file without DISTRIB_ID");
        }
        String release = values.getOrDefault("DISTRIB_RELEASE", "");
        return new Distro(
                lower(name).replace(" ", ""),
                release.equals("rolling") ? "" : release,
                nonEmpty(values.get("DISTRIB_CODENAME")),
                values.getOrDefault("DISTRIB_DESCRIPTION", join(name, release)),
                List.of());
    }

    private static @Nullable String nonEmpty(@Nullable String text) {
        return text == null || text.isEmpty() ? null : text;
    }

    private static String lower(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }

    private static String join(String name, String version) {
        return (name + " " + version).strip();
    }

    private static List<String> words(String text) {
        return Stream.of(text.split("\\s+")).filter(word -> !word.isEmpty()).toList();
    }
}
