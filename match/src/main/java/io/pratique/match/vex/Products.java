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
        return Optional.empty();
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
