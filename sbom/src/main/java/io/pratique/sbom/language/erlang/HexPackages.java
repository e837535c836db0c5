package io.pratique.sbom.language.erlang;

import io.pratique.json.JsonValue;
import io.pratique.model.inventory.Component;
import io.pratique.model.inventory.PackageUrl;
import io.pratique.sbom.language.Names;
import io.pratique.sbom.language.VcsUrls;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Packages of the Hex registry, and of repositories in their stead.
public final class HexPackages {
    private HexPackages() {}

    /// Null where name or version are none.
    public static @Nullable Component released(@Nullable String name, @Nullable String version) {
        return name != null && version != null && Names.valid(name) && Names.valid(version)
                ? Component.of(PackageUrl.of("hex", null, name, version), name, version)
                : null;
    }

    /// A package at a commit, which has no version; its purl says where from.
    public static @Nullable Component committed(@Nullable String name, @Nullable String url, @Nullable String commit) {
        if (name == null || url == null || commit == null) {
            return null;
        }
        if (!Names.valid(name) || !Names.valid(url) || !Names.valid(commit)) {
            return null;
        }
        return Component.of(VcsUrls.git(PackageUrl.of("hex", null, name, null), url, commit), name, "");
    }

    /// An item of an array as text.
    public static @Nullable String text(JsonValue array, int index) {
        List<JsonValue> items = array.items();
        return index < items.size() ? items.get(index).text() : null;
    }

    /// An item of an array.
    public static JsonValue item(JsonValue array, int index) {
        List<JsonValue> items = array.items();
        return index < items.size() ? items.get(index) : JsonValue.NULL;
    }
}
