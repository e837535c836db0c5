package io.pratique.server.registry.listing;

import io.pratique.http.HttpException;
import io.pratique.image.registry.Page;
import io.pratique.image.registry.Reference;
import io.pratique.model.ErrorKind;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Lists by a vendor's own interface, and by the common one where that is refused. A list that one of them began
/// the
/// other does not go on with.
///
/// @param own the vendor's
record VendorCatalogue(RegistryCatalogue own, RegistryCatalogue common, Wanted wanted) implements RegistryCatalogue {
    private static final String OWN = "own ";
    private static final String COMMON = "common ";

    @FunctionalInterface
    private interface Lists<T> {
        Page<T> page(RegistryCatalogue catalogue, @Nullable String cursor) throws IOException;
    }

    @Override
    public Page<String> repositories(@Nullable String cursor) throws IOException {
        if (wanted.isNamed()) {
            return new Page<>(wanted.repositories(), null);
        }
        Page<String> page = page(cursor, RegistryCatalogue::repositories, Reference::isRepository);
        if (cursor != null) {
            return page;
        }
        Set<String> all = new LinkedHashSet<>(wanted.repositories());
        all.addAll(page.items());
        return new Page<>(List.copyOf(all), page.next());
    }

    @Override
    public Page<ListedTag> tags(String repository, @Nullable String cursor) throws IOException {
        return page(cursor, (catalogue, from) -> catalogue.tags(repository, from), tag -> Reference.isTag(tag.name()));
    }

    private <T> Page<T> page(@Nullable String cursor, Lists<T> lists, Predicate<T> valid) throws IOException {
        if (cursor != null) {
            boolean ours = cursor.startsWith(OWN);
            String prefix = ours ? OWN : COMMON;
            return marked(lists.page(ours ? own : common, cursor.substring(prefix.length())), prefix, valid);
        }
        try {
            return marked(lists.page(own, null), OWN, valid);
        } catch (HttpException refused) {
            if (refused.kind() != ErrorKind.NOT_FOUND && refused.kind() != ErrorKind.UNAUTHORIZED) {
                throw refused;
            }
            return common(refused, lists, valid);
        }
    }

    private <T> Page<T> common(HttpException refused, Lists<T> lists, Predicate<T> valid) throws IOException {
        try {
            return marked(lists.page(common, null), COMMON, valid);
        } catch (HttpException again) {
            throw new HttpException(again.kind(), again.getMessage() + "; and " + refused.getMessage(), again);
        }
    }

    private static <T> Page<T> marked(Page<T> page, String prefix, Predicate<T> valid) {
        return new Page<>(
                page.items().stream().filter(valid).toList(), page.next() == null ? null : prefix + page.next());
    }
}
