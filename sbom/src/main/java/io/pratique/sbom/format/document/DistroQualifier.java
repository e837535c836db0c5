package io.pratique.sbom.format.document;

import io.pratique.model.inventory.Component;
import io.pratique.model.inventory.Distro;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The distribution as the package URLs of its packages name it, for documents that have no element for it:
/// `pkg:deb/debian/zlib1g@1.2?distro=debian-12`.
final class DistroQualifier {
    private static final Set<String> TYPES = Set.of("apk", "deb", "rpm", "alpm");

    private DistroQualifier() {}

    /// That of the first package which names one.
    static @Nullable Distro find(List<Component> components) {
        for (Component component : components) {
            String text = component.purl().qualifiers().getOrDefault("distro", "");
            if (TYPES.contains(component.type()) && !text.isBlank()) {
                return parse(text, component.purl().namespace());
            }
        }
        return null;
    }

    /// Some write only the release: the system is then the namespace.
    private static @Nullable Distro parse(String text, @Nullable String namespace) {
        int digit = 0;
        while (digit < text.length() && !Character.isDigit(text.charAt(digit))) {
            digit++;
        }
        boolean split = digit > 1 && digit < text.length() && text.charAt(digit - 1) == '-';
        if (split) {
            return new Distro(text.substring(0, digit - 1), text.substring(digit), null, "", List.of());
        }
        if (digit == 0 && namespace != null) {
            return new Distro(namespace, text, null, "", List.of());
        }
        return new Distro(text, "", null, "", List.of());
    }
}
