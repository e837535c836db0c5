package io.pratique.image.registry;

import io.pratique.http.Hosts;
import io.pratique.http.Printable;
import io.pratique.image.registry.auth.DockerHub;
import io.pratique.model.image.Digest;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads references by the grammar of the distribution project's reference package. The patterns are possessive:
/// they take linear time.
final class ReferenceParser {
    private static final int MAX_NAME = 255;
    private static final int MAX_TEXT = 1024;
    private static final Pattern PART = Pattern.compile("[a-z0-9]++(?:(?:\\.|__?+|-++)[a-z0-9]++)*+");
    private static final Pattern TAG = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}+");
    private static final Pattern IMAGE_ID = Pattern.compile("[0-9a-f]{64}+");

    private ReferenceParser() {}

    static Reference parse(String text) {
        refuseUnlike(text);
        int at = text.indexOf('@');
        Digest digest = at < 0 ? null : Digest.parse(text.substring(at + 1));
        String name = at < 0 ? text : text.substring(0, at);
        int colon = name.lastIndexOf(':');
        String tag = null;
        if (colon > name.lastIndexOf('/')) {
            tag = tag(name.substring(colon + 1));
            name = name.substring(0, colon);
        }
        int slash = name.indexOf('/');
        boolean hasHost = slash > 0 && isHost(name.substring(0, slash));
        String registry = hasHost ? host(name.substring(0, slash)) : DockerHub.NAME;
        String repository = hasHost ? name.substring(slash + 1) : name;
        if (registry.equals(DockerHub.NAME) && repository.indexOf('/') < 0) {
            repository = "library/" + repository;
        }
        requireRepository(registry, repository);
        return new Reference(registry, repository, tag == null && digest == null ? "latest" : tag, digest);
    }

    private static void refuseUnlike(String text) {
        if (text.isEmpty()) {
            throw new IllegalArgumentException("the image name is empty");
        }
        if (text.length() > MAX_TEXT) {
            throw new IllegalArgumentException("the image name is longer than " + MAX_TEXT + " characters");
        }
        if (text.contains("://")) {
            throw new IllegalArgumentException("an image name has no scheme; leave out everything up to '://'");
        }
        if (IMAGE_ID.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "this is the id of an image, which a registry does not know; give its name");
        }
    }

    static boolean isTag(String text) {
        return text.length() <= 128 && TAG.matcher(text).matches();
    }

    static boolean isRepository(String text) {
        if (text.isEmpty() || text.length() > MAX_NAME) {
            return false;
        }
        for (String part : text.split("/", -1)) {
            if (!PART.matcher(part).matches()) {
                return false;
            }
        }
        return true;
    }

    /// The first part is a host when it cannot be a part of a Docker Hub name.
    private static boolean isHost(String part) {
        return part.equals("localhost")
                || part.indexOf('.') >= 0
                || part.indexOf(':') >= 0
                || !part.equals(part.toLowerCase(Locale.ROOT));
    }

    private static String host(String text) {
        if (!Hosts.isHostAndPort(text)) {
            throw new IllegalArgumentException("not a registry host: '" + Printable.of(text) + "'");
        }
        return DockerHub.canonical(text.toLowerCase(Locale.ROOT));
    }

    private static @Nullable String tag(String text) {
        if (!TAG.matcher(text).matches()) {
            throw new IllegalArgumentException("not a tag: '" + Printable.of(text)
                    + "'; up to 128 letters, digits, '_', '.' and '-' are allowed, not beginning with '.' or '-'");
        }
        return text;
    }

    private static void requireRepository(String registry, String repository) {
        if (registry.length() + 1 + repository.length() > MAX_NAME) {
            throw new IllegalArgumentException("the image name is longer than " + MAX_NAME + " characters");
        }
        if (!isRepository(repository)) {
            throw new IllegalArgumentException("not an image name: '" + Printable.of(repository)
                    + "'; its parts are of lower-case letters and digits, joined by '.', '_', '__' or '-'");
        }
    }
}
