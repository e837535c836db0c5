package io.pratique.match.exception;

import io.pratique.model.image.Digest;
import io.pratique.model.image.Layer;
import org.jspecify.annotations.Nullable;

/// Names of layers, as people write them.
final class Layers {
    /// As many hexadecimal digits as engines show.
    static final int SHORTEST = 12;

    private static final String PREFIX = "sha256:";

    private Layers() {}

    /// Whether a text can name a layer.
    static boolean isName(String text) {
        String hex = hex(text);
        return hex.length() >= SHORTEST
                && hex.length() <= 64
                && hex.chars().allMatch(c -> c >= '0' && c <= '9' || c >= 'a' && c <= 'f');
    }

    static boolean isNamed(@Nullable Layer layer, String name) {
        return layer != null && (begins(layer.diffId(), name) || begins(layer.blob(), name));
    }

    private static boolean begins(@Nullable Digest digest, String name) {
        return digest != null && digest.hex().startsWith(hex(name));
    }

    private static String hex(String name) {
        return name.startsWith(PREFIX) ? name.substring(PREFIX.length()) : name;
    }
}
