package io.pratique.image.registry;

import io.pratique.model.image.Digest;
import org.jspecify.annotations.Nullable;

/// The name of an image in a registry, with every default filled in.
///
/// @param registry host with an optional port; `docker.io` for all names of Docker Hub
/// @param repository the path inside the registry, `library/alpine`
/// @param tag `latest` where the text has neither tag nor digest
/// @param digest where there is one it decides, and the tag is only said
public record Reference(
        String registry,
        String repository,
        @Nullable String tag,
        @Nullable Digest digest) {
    /// Parses the text that people write.
    ///
    /// @throws IllegalArgumentException with a plain message when it breaks the grammar of the
    ///     distribution reference
    public static Reference parse(String text) {
        return ReferenceParser.parse(text);
    }

    /// The last part of the manifest's address: the digest, else the tag.
    public String version() {
        if (digest != null) {
            return digest.toString();
        }
        return tag == null ? "latest" : tag;
    }

    @Override
    public String toString() {
        return registry + "/" + repository + (tag == null ? "" : ":" + tag) + (digest == null ? "" : "@" + digest);
    }

    /// Whether a text can name a repository.
    public static boolean isRepository(String text) {
        return ReferenceParser.isRepository(text);
    }

    /// Whether a text can be a tag.
    public static boolean isTag(String text) {
        return ReferenceParser.isTag(text);
    }
}
