package io.pratique.server.registry.listing;

import io.pratique.image.registry.Page;
import io.pratique.image.registry.VendorInterface;
import io.pratique.json.JsonValue;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Harbor's own lists, which tell digests and need no administrator (Harbor API 2.0).
///
/// @param authorization null for public projects
/// @param projects empty for all that the credential may see
record HarborCatalogue(VendorInterface harbor, @Nullable String authorization, List<String> projects)
        implements RegistryCatalogue {
    private static final String API = "/api/v2.0";

    @Override
    public Page<String> repositories(@Nullable String cursor) throws IOException {
        List<String> places = projects.isEmpty()
                ? List.of("/repositories?")
                : projects.stream()
                        .map(project -> "/projects/" + Places.encoded(project) + "/repositories?")
                        .toList();
        return Places.page(places, cursor, (place, mark) -> {
            List<JsonValue> found = get(place, mark);
            return new Page<>(
                    found.stream().map(one -> one.text("name", "")).toList(), Places.after(mark, found.size()));
        });
    }

    @Override
    public Page<ListedTag> tags(String repository, @Nullable String cursor) throws IOException {
        int slash = Places.slash(repository, "Harbor");
        // A slash within a name is encoded twice, as its API asks.
        String name = Places.encoded(Places.encoded(repository.substring(slash + 1)));
        String path = "/projects/" + Places.encoded(repository.substring(0, slash)) + "/repositories/" + name
                + "/artifacts?with_tag=true&";
        return Places.page(List.of(path), cursor, (place, mark) -> {
            List<JsonValue> artifacts = get(place, mark);
            List<ListedTag> tags = new ArrayList<>();
            for (JsonValue artifact : artifacts) {
                for (JsonValue tag : artifact.get("tags").items()) {
                    tags.add(ListedTag.of(tag.text("name", ""), artifact.text("digest", "")));
                }
            }
            return new Page<>(tags, Places.after(mark, artifacts.size()));
        });
    }

    private List<JsonValue> get(String path, String mark) throws IOException {
        String page = "page_size=" + Places.SIZE + "&page=" + Places.number(mark);
        return harbor.get(API + path + page, Map.of(), authorization).items();
    }
}
