package io.pratique.server.registry.listing;

import io.pratique.image.registry.Page;
import io.pratique.image.registry.RegistryClient;
import io.pratique.image.registry.TagList;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The common lists of Google's registries, which tell of each manifest which tags it has: `manifest`, by digest.
record GoogleCatalogue(RegistryClient client, RegistryCatalogue common) implements RegistryCatalogue {
    @Override
    public Page<String> repositories(@Nullable String cursor) throws IOException {
        return common.repositories(cursor);
    }

    @Override
    public Page<ListedTag> tags(String repository, @Nullable String cursor) throws IOException {
        TagList list = client.tagList(repository, cursor);
        Map<String, String> digests = new HashMap<>();
        list.answer()
                .get("manifest")
                .fields()
                .forEach((digest, manifest) -> manifest.get("tag").strings().forEach(tag -> digests.put(tag, digest)));
        return new Page<>(
                list.tags().items().stream()
                        .map(tag -> ListedTag.of(tag, digests.getOrDefault(tag, "")))
                        .toList(),
                list.tags().next());
    }
}
