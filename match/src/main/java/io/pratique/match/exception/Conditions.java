package io.pratique.match.exception;

import io.pratique.model.inventory.PackageUrl;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/// The members of an entry in `.pratique.yaml` that say what it is about.
public final class Conditions {
    public static final Set<String> KEYS = Set.of("package", "version", "type", "path", "layer", "image");

    private Conditions() {}

    /// Those that an entry gives.
    ///
    /// @throws IllegalArgumentException when one is bad
    public static List<Condition> of(Rule rule) {
        List<Condition> conditions = new ArrayList<>();
        rule.when("package", conditions, Conditions::ofPackage);
        rule.when("version", conditions, Condition.OfVersion::new);
        rule.when("type", conditions, type -> new Condition.OfType(Set.of(type.toLowerCase(Locale.ROOT))));
        List<String> paths = rule.texts("path");
        if (!paths.isEmpty()) {
            conditions.add(new Condition.At(paths.stream().map(Glob::of).collect(Collectors.toSet())));
        }
        rule.when("layer", conditions, Conditions::inLayer);
        rule.when("image", conditions, Condition.OfImage::new);
        return conditions;
    }

    private static Condition ofPackage(String text) {
        return text.startsWith("pkg:") ? new Condition.OfPackage(PackageUrl.parse(text)) : new Condition.Named(text);
    }

    private static Condition inLayer(String text) {
        if (!Layers.isName(text)) {
            throw new IllegalArgumentException("'" + text + "' is no layer; write sha256: and at least "
                    + Layers.SHORTEST + " digits of its digest");
        }
        return new Condition.InLayer(text);
    }
}
