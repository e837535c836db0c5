package io.pratique.server.registry.listing;

import io.pratique.http.HttpException;
import io.pratique.image.registry.Page;
import io.pratique.image.registry.RegistryClient;
import io.pratique.model.ErrorKind;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Lists by the interface that registries have in common (OCI distribution-spec; the distribution project's
/// `_catalog`). Where that is refused there are the repositories that the administrator named.
///
/// @param named where all that is watched is named; else empty
public record DistributionCatalogue(RegistryClient client, List<String> named) implements RegistryCatalogue {
    public DistributionCatalogue {
        named = List.copyOf(named);
    }

    @Override
    public Page<String> repositories(@Nullable String cursor) throws IOException {
        try {
            return client.repositories(cursor);
        } catch (HttpException refused) {
            boolean unlisted = refused.kind() == ErrorKind.NOT_FOUND || refused.kind() == ErrorKind.UNAUTHORIZED;
            if (!unlisted || cursor != null) {
                throw refused;
            }
            if (named.isEmpty()) {
                throw new HttpException(
                        refused.kind(),
                        "the registry does not list its repositories; include each by its full name. It said: "
                                + refused.getMessage(),
                        refused);
            }
            return new Page<>(named, null);
        }
    }

    @Override
    public Page<ListedTag> tags(String repository, @Nullable String cursor) throws IOException {
        Page<String> page = client.tags(repository, cursor);
        return new Page<>(
                page.items().stream().map(name -> new ListedTag(name, null)).toList(), page.next());
    }
}
