package io.pratique.server.registry.listing;

import io.pratique.image.registry.Page;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// A catalogue that is made when it is first read, since that may take requests.
final class Deferred implements RegistryCatalogue {
    private final Opening opening;
    private @Nullable RegistryCatalogue opened;

    Deferred(Opening opening) {
        this.opening = opening;
    }

    /// Makes it.
    @FunctionalInterface
    interface Opening {
        RegistryCatalogue open() throws IOException;
    }

    @Override
    public Page<String> repositories(@Nullable String cursor) throws IOException {
        return get().repositories(cursor);
    }

    @Override
    public Page<ListedTag> tags(String repository, @Nullable String cursor) throws IOException {
        return get().tags(repository, cursor);
    }

    private synchronized RegistryCatalogue get() throws IOException {
        RegistryCatalogue present = opened == null ? opening.open() : opened;
        opened = present;
        return present;
    }
}
