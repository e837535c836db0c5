package io.pratique.server.registry.listing;

import io.pratique.image.registry.Page;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// What a registry lists, page by page. Vendors have interfaces of their own beside the common one; some of them
/// tell
/// the digests of tags too.
public interface RegistryCatalogue {
    /// @param cursor where the page before leads to; null for the first
    Page<String> repositories(@Nullable String cursor) throws IOException;

    /// @param cursor where the page before leads to; null for the first
    /// @throws io.pratique.http.HttpException NOT_FOUND where there is no such repository
    Page<ListedTag> tags(String repository, @Nullable String cursor) throws IOException;
}
