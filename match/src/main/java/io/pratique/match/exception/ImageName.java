package io.pratique.match.exception;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A name of an image, written out: `nginx` is `docker.io/library/nginx`.
///
/// @param repository with its registry
/// @param tag null where none is given
/// @param digest `sha256:…`, null where none is given
public record ImageName(
        String repository, @Nullable String tag, @Nullable String digest) {
    private static final String HUB = "docker.io";

    static ImageName parse(String text) {
        int at = text.indexOf('@');
        String name = at < 0 ? text : text.substring(0, at);
        int slash = name.lastIndexOf('/');
        int colon = name.indexOf(':', slash + 1);
        return new ImageName(
                writtenOut(colon < 0 ? name : name.substring(0, colon)),
                colon < 0 ? null : name.substring(colon + 1),
                at < 0 ? null : text.substring(at + 1));
    }

    /// As engines complete it: without a registry it is Docker Hub's, whose own images lie in `library`.
    private static String writtenOut(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        String bare = lower.startsWith("index.docker.io/") ? lower.substring("index.".length()) : lower;
        int slash = bare.indexOf('/');
        String first = slash < 0 ? "" : bare.substring(0, slash);
        boolean registry = first.equals("localhost") || first.indexOf('.') >= 0 || first.indexOf(':') >= 0;
        String registryName = registry ? first : HUB;
        String path = registry ? bare.substring(slash + 1) : bare;
        boolean official = registryName.equals(HUB) && path.indexOf('/') < 0;
        return registryName + "/" + (official ? "library/" : "") + path;
    }

    /// The last part, without where it lies.
    String baseName() {
        return repository.substring(repository.lastIndexOf('/') + 1);
    }

    /// Whether another name, which may have `*` in it, stands for this image.
    boolean isCoveredBy(ImageName pattern) {
        return Wildcard.matches(pattern.repository, repository)
                && (pattern.tag == null || tag != null && Wildcard.matches(pattern.tag, tag));
    }
}
