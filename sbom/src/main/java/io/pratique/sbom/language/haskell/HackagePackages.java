package io.pratique.sbom.language.haskell;

import io.pratique.model.inventory.Component;
import io.pratique.model.inventory.PackageUrl;
import io.pratique.sbom.analyzer.Discovery;
import io.pratique.sbom.language.Names;
import java.util.function.Consumer;

/// Makes components of the names and versions in Haskell's files.
final class HackagePackages {
    private HackagePackages() {}

    /// Tells of a package; of nothing where one of the texts is none.
    static void tell(String name, String version, Consumer<Discovery> out) {
        if (Names.valid(name) && isVersion(version)) {
            out.accept(new Discovery.Installed(
                    Component.of(PackageUrl.of("hackage", null, name, version), name, version)));
        }
    }

    /// Numbers with dots between them (Cabal, package versions).
    static boolean isVersion(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c < '0' || c > '9') && c != '.') {
                return false;
            }
        }
        return Names.valid(text) && text.charAt(0) != '.';
    }
}
