package io.pratique.server.registry.listing;

import io.pratique.image.registry.Page;
import io.pratique.image.registry.VendorInterface;
import io.pratique.json.JsonValue;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Quay's own lists, which tell digests (Quay API, `/api/v1/repository`). They take OAuth tokens, or nothing for
/// what
/// anybody may read; robots are known to the common interface alone.
///
/// @param authorization null for what anybody may read
record QuayCatalogue(VendorInterface quay, @Nullable String authorization, List<String> namespaces)
        implements RegistryCatalogue {
    private static final String REPOSITORIES = "/api/v1/repository";

    @Override
    public Page<String> repositories(@Nullable String cursor) throws IOException {
        return Places.page(Places.required(namespaces, "Quay"), cursor, (namespace, mark) -> {
            String next = mark.isEmpty() ? "" : "&next_page=" + Places.encoded(mark);
            JsonValue answer = quay.get(
                    REPOSITORIES + "?public=true&namespace=" + Places.encoded(namespace) + next,
                    Map.of(),
                    authorization);
            List<String> names = answer.get("repositories").items().stream()
                    .filter(one -> one.text("kind", "image").equals("image"))
                    .map(one -> one.text("namespace", namespace) + "/" + one.text("name", ""))
                    .toList();
            return new Page<>(names, answer.text("next_page"));
        });
    }

    @Override
    public Page<ListedTag> tags(String repository, @Nullable String cursor) throws IOException {
        int slash = Places.slash(repository, "Quay");
        String path = REPOSITORIES + "/" + Places.encoded(repository.substring(0, slash)) + "/"
                + repository.substring(slash + 1) + "/tag/?onlyActiveTags=true&limit=" + Places.SIZE + "&page=";
        return Places.page(List.of(path), cursor, (place, mark) -> {
            int number = Places.number(mark);
            JsonValue answer = quay.get(place + number, Map.of(), authorization);
            List<ListedTag> tags = answer.get("tags").items().stream()
                    .map(tag -> ListedTag.of(tag.text("name", ""), tag.text("manifest_digest", "")))
                    .toList();
            return new Page<>(tags, answer.get("has_additional").isTrue() ? Integer.toString(number + 1) : null);
        });
    }
}
