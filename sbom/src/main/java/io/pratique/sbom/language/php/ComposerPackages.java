package io.pratique.sbom.language.php;

import io.pratique.json.JsonValue;
import io.pratique.model.inventory.Component;
import io.pratique.model.inventory.PackageUrl;
import io.pratique.model.inventory.Scope;
import io.pratique.sbom.analyzer.Discovery;
import io.pratique.sbom.language.LockedPackages;
import io.pratique.sbom.language.Names;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/// Packages as Composer describes them, in lock files as in `installed.json` (getcomposer.org, composer.json
/// schema).
final class ComposerPackages {
    private final LockedPackages packages = new LockedPackages();
    private final List<Discovery.Malformed> malformed = new ArrayList<>();

    void take(JsonValue entry, Scope scope) {
        String name = entry.text("name", "");
        String version = entry.text("version", "");
        int slash = name.indexOf('/');
        if (!Names.valid(name) || !Names.valid(version) || slash == name.length() - 1) {
            malformed.add(new Discovery.Malformed("package without name or version"));
            return;
        }
        PackageUrl purl = PackageUrl.of(
                "composer", slash < 0 ? null : name.substring(0, slash), name.substring(slash + 1), version);
        packages.add(
                key(name),
                Component.of(purl, name, version).withScope(scope).withLicenses(licenses(entry.get("license"))));
        entry.get("require").fields().keySet().forEach(needed -> packages.need(key(name), key(needed)));
    }

    /// Names are the same whatever their case.
    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    private static List<String> licenses(JsonValue license) {
        String single = license.text();
        return (single == null ? license.strings() : List.of(single))
                .stream().filter(Names::valid).toList();
    }

    void tell(Consumer<Discovery> out) {
        packages.tell(out);
        malformed.forEach(out);
    }
}
