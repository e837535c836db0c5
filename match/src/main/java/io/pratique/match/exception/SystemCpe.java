package io.pratique.match.exception;

import io.pratique.model.inventory.Distro;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Operating systems in the words of CPE 2.2 (`cpe:/o:redhat:enterprise_linux:8`) and 2.3
/// (`cpe:2.3:o:redhat:enterprise_linux:8:…`).
public final class SystemCpe {
    /// Vendor and product, and the id in os-release(5).
    private static final Map<String, String> SYSTEMS = Map.ofEntries(
            Map.entry("almalinux:almalinux", "almalinux"),
            Map.entry("alpinelinux:alpine_linux", "alpine"),
            Map.entry("amazon:linux_2", "amzn"),
            Map.entry("canonical:ubuntu_linux", "ubuntu"),
            Map.entry("debian:debian_linux", "debian"),
            Map.entry("fedoraproject:fedora", "fedora"),
            Map.entry("opensuse:leap", "opensuse-leap"),
            Map.entry("oracle:linux", "ol"),
            Map.entry("redhat:enterprise_linux", "rhel"),
            Map.entry("rocky:rocky", "rocky"),
            Map.entry("suse:sles", "sles"));

    private SystemCpe() {}

    /// Whether a CPE names an operating system that is known here.
    public static boolean isSystem(String cpe) {
        List<String> parts = parts(cpe);
        return parts.size() >= 2 && SYSTEMS.containsKey(parts.get(0) + ":" + parts.get(1));
    }

    /// A version of one part names all releases of that number: `8` is 8.4 too.
    static boolean names(String cpe, @Nullable Distro distro) {
        List<String> parts = parts(cpe);
        if (distro == null || parts.size() < 2) {
            return false;
        }
        String id = SYSTEMS.get(parts.get(0) + ":" + parts.get(1));
        String version = parts.size() > 2 ? parts.get(2) : "";
        boolean any = version.isEmpty() || version.equals("*") || version.equals("-");
        boolean same = any || version.equals(distro.version()) || version.equals(distro.major());
        return distro.id().equals(id) && same;
    }

    /// Vendor, product, version and so on.
    private static List<String> parts(String cpe) {
        String lower = cpe.toLowerCase(Locale.ROOT);
        for (String start : List.of("cpe:/", "cpe:2.3:")) {
            if (lower.startsWith(start) && lower.startsWith(":", start.length() + 1)) {
                return List.of(lower.substring(start.length() + 2).split(":", 6));
            }
        }
        return List.of();
    }
}
