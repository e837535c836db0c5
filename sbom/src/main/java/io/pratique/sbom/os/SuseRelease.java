package io.pratique.sbom.os;

import io.pratique.model.inventory.Distro;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/// The `SuSE-release` file: a line for people, then `VERSION = 11` and, for the enterprise systems, `PATCHLEVEL =
/// 4`.
final class SuseRelease {
    private SuseRelease() {}

    static Distro distro(String firstLine, String text) throws IOException {
        String version = value(text, "VERSION");
        if (version.isEmpty()) {
            throw new IOException("SuSE-release file without VERSION");
        }
        boolean community = firstLine.toLowerCase(Locale.ROOT).startsWith("opensuse");
        String patchLevel = value(text, "PATCHLEVEL");
        boolean patched = !community && !patchLevel.isEmpty() && !patchLevel.equals("0");
        return new Distro(
                community ? "opensuse" : "sles",
                patched ? version + "." + patchLevel : version,
                null,
                firstLine,
                List.of("suse"));
    }

    private static String value(String text, String name) {
        return text.lines()
                .filter(line -> line.startsWith(name) && line.indexOf('=') >= 0)
                .map(line -> line.substring(line.indexOf('=') + 1).strip())
                .findFirst()
                .orElse("");
    }
}
