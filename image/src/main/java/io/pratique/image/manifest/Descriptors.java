package io.pratique.image.manifest;

import static io.pratique.image.manifest.Refusals.invalid;

import io.pratique.json.JsonValue;
import io.pratique.model.image.Digest;
import io.pratique.model.image.Platform;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads descriptors.
final class Descriptors {
    /// More manifests or layers than any image has.
    private static final int MAX_ENTRIES = 10_000;

    private Descriptors() {}

    static List<Descriptor> parseAll(JsonValue array, String what) {
        if (array.items().size() > MAX_ENTRIES) {
            throw invalid("the manifest lists more than " + MAX_ENTRIES + " " + what);
        }
        List<Descriptor> out = new ArrayList<>();
        for (JsonValue item : array.items()) {
            out.add(parse(item, what));
        }
        return out;
    }

    static Descriptor parse(JsonValue value, String what) {
        Long size = value.get("size").integer();
        if (size == null || size < 0) {
            throw invalid("the manifest gives no valid size for its " + what);
        }
        return new Descriptor(
                MediaTypes.plain(value.text("mediaType")),
                digest(value.text("digest"), what),
                size,
                platform(value.get("platform")),
                value.get("annotations").stringFields(),
                value.get("urls").strings());
    }

    static Digest digest(@Nullable String text, String what) {
        if (text == null) {
            throw invalid("the manifest gives no digest for its " + what);
        }
        try {
            return Digest.parse(text);
        } catch (IllegalArgumentException malformed) {
            throw invalid("the manifest gives no valid digest for its " + what + ": " + malformed.getMessage());
        }
    }

    private static @Nullable Platform platform(JsonValue value) {
        String os = value.text("os", "");
        String architecture = value.text("architecture", "");
        if (os.isEmpty() || architecture.isEmpty()) {
            return null;
        }
        String variant = value.text("variant", "");
        return new Platform(os, architecture, variant.isEmpty() ? null : variant);
    }
}
