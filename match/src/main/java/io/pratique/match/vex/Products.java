package io.pratique.match.vex;

import io.pratique.match.exception.Condition;
import io.pratique.model.inventory.PackageUrl;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Names of products and of packages in VEX documents.
final class Products {
    private Products() {}

    /// The thing that has the vulnerability.
    static Optional<Condition> component(@Nullable String text) {
        return purl(text).map(Condition.OfPackage::new);
    }

    /// The thing that has it inside; also itself.
    static Optional<Condition> product(@Nullable String text) {
        Optional<PackageUrl> purl = purl(text);
        if (purl.isPresent()) {
            return purl.map(Condition.Within::new);
        }
        return text != null && isImageName(text) ? Optional.of(new Condition.OfImage(text)) : Optional.empty();
    }

    /// IRIs and CPEs begin with a scheme; the names of images, which tools write as they are given, do not.
    private static boolean isImageName(String text) {
        return !text.isBlank()
                && text.indexOf("://") < 0
                && text.indexOf('*') < 0
                && !text.startsWith("urn:")
                && !text.startsWith("cpe:")
                && !text.regionMatches(true, 0, "pkg:", 0, 4);
    }

    static Optional<PackageUrl> purl(@Nullable String text) {
        if (text == null || !text.regionMatches(true, 0, "pkg:", 0, 4)) {
            return Optional.empty();
        }
        try {
            return Optional.of(PackageUrl.parse(text));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }
}
