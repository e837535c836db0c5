package io.pratique.sbom.language.ocaml;

import io.pratique.model.inventory.Component;
import io.pratique.model.inventory.PackageUrl;
import io.pratique.sbom.language.Names;
import java.util.Optional;

/// Makes components of opam's `NAME.VERSION` (opam manual, package definitions).
final class OpamPackages {
    private OpamPackages() {}

    /// The component; nothing where a text is not such a pair. Names have no dots, versions may.
    static Optional<Component> component(String pair) {
        int dot = pair.indexOf('.');
        return dot <= 0 ? Optional.empty() : component(pair.substring(0, dot), pair.substring(dot + 1));
    }

    static Optional<Component> component(String name, String version) {
        return consistsOf(name, "_-+") && consistsOf(version, "_-+.~")
                ? Optional.of(Component.of(PackageUrl.of("opam", null, name, version), name, version))
                : Optional.empty();
    }

    private static boolean consistsOf(String text, String more) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
            if (!letter && more.indexOf(c) < 0) {
                return false;
            }
        }
        return Names.valid(text);
    }
}
