package io.pratique.bench.estate;

import io.pratique.model.inventory.Component;
import io.pratique.model.inventory.Distro;
import io.pratique.model.inventory.PackageUrl;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The packages of an estate, each once.
final class EstateParts {
    private final List<EstatePart> all = new ArrayList<>();
    private final Map<Key, Integer> numbers = new HashMap<>();

    private record Key(String type, String name, String version, String system, String platform) {}

    List<EstatePart> all() {
        return all;
    }

    /// The number of a package of a programming language.
    int language(String type, String name, String version, String platform) {
        return number(new Key(type, name, version, "", platform), null);
    }

    /// The number of a package of a distribution.
    int system(String type, String name, String version, Distro distro, String platform) {
        return number(new Key(type, name, version, distro.id() + "-" + distro.version(), platform), distro);
    }

    private int number(Key key, @Nullable Distro distro) {
        return numbers.computeIfAbsent(key, any -> {
            all.add(new EstatePart(component(key, distro), distro, key.platform()));
            return all.size() - 1;
        });
    }

    private static Component component(Key key, @Nullable Distro distro) {
        if (distro != null) {
            PackageUrl purl = PackageUrl.of(key.type(), distro.id(), key.name(), key.version())
                    .with("arch", key.platform().endsWith("arm64") ? "arm64" : "amd64")
                    .with("distro", key.system());
            return Component.of(purl, key.name(), key.version()).withSource(key.name(), key.version());
        }
        char between = key.type().equals("maven") ? ':' : '/';
        int cut = key.name().lastIndexOf(between);
        String namespace = cut < 0 ? null : key.name().substring(0, cut);
        PackageUrl purl = PackageUrl.of(key.type(), namespace, key.name().substring(cut + 1), key.version());
        return Component.of(purl, key.name(), key.version());
    }
}
