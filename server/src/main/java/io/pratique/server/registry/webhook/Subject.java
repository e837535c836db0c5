package io.pratique.server.registry.webhook;

import io.pratique.image.registry.Reference;
import io.pratique.model.image.Digest;
import org.jspecify.annotations.Nullable;

/// What a notification is about, if it is an image that can exist.
///
/// @param host null where the notification does not decide it
record Subject(
        @Nullable String host,
        String repository,
        @Nullable String tag,
        @Nullable Digest digest,
        @Nullable String mediaType) {
    /// Never asked: it makes a full name of a repository.
    private static final String ANY_HOST = "registry.invalid/";

    /// Null where the repository is none by the grammar of references, or where there is a tag or digest that is
    /// none: what was said of one image must not become something said of its repository.
    static @Nullable Subject of(@Nullable String repository, @Nullable String tag, @Nullable String digest) {
        if (repository == null || repository.indexOf('@') >= 0 || repository.indexOf(':') >= 0) {
            return null;
        }
        String name = ANY_HOST + repository;
        String tagged = tag == null || tag.isEmpty() ? name : name + ":" + tag;
        try {
            Reference reference = Reference.parse(tagged);
            Digest exact = digest == null || digest.isEmpty() ? null : Digest.parse(digest);
            boolean same = reference.repository().equals(repository) && reference.digest() == null;
            return same ? new Subject(null, repository, tagged.equals(name) ? null : tag, exact, null) : null;
        } catch (IllegalArgumentException notAnImage) {
            return null;
        }
    }

    /// Of a full name: `host/repository:tag`, `host/repository@digest`.
    static @Nullable Subject ofReference(@Nullable String text) {
        if (text == null || (text.indexOf('@') < 0 && text.lastIndexOf(':') < text.lastIndexOf('/'))) {
            return null;
        }
        try {
            Reference reference = Reference.parse(text);
            return new Subject(reference.registry(), reference.repository(), reference.tag(), reference.digest(), null);
        } catch (IllegalArgumentException notAnImage) {
            return null;
        }
    }

    Subject atHost(@Nullable String name) {
        return new Subject(name, repository, tag, digest, mediaType);
    }

    Subject ofType(@Nullable String type) {
        return new Subject(host, repository, tag, digest, Events.isPlain(type, 128) ? type : null);
    }
}
