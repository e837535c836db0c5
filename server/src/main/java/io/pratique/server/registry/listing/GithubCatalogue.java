package io.pratique.server.registry.listing;

import io.pratique.http.HttpException;
import io.pratique.image.registry.Page;
import io.pratique.image.registry.VendorInterface;
import io.pratique.json.JsonValue;
import io.pratique.model.ErrorKind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// GitHub's packages of organisations and users: its registry lists no repositories (GitHub REST API, "Packages").
/// Needs a
/// token with `read:packages`.
final class GithubCatalogue implements RegistryCatalogue {
    private static final String WHO = "GitHub";
    private static final Map<String, String> HEADERS =
            Map.of("Accept", "application/vnd.github+json", "X-GitHub-Api-Version", "2022-11-28");

    private final VendorInterface github;
    private final String authorization;
    private final List<String> owners;
    private final Map<String, String> kinds = new ConcurrentHashMap<>();

    /// @param owners organisations and users
    GithubCatalogue(VendorInterface github, String authorization, List<String> owners) {
        this.github = github;
        this.authorization = authorization;
        this.owners = owners;
    }

    @Override
    public Page<String> repositories(@Nullable String cursor) throws IOException {
        return Places.page(Places.required(owners, WHO), cursor, (owner, mark) -> {
            List<JsonValue> packages = get(owner, "/packages?package_type=container", mark);
            List<String> names = packages.stream()
                    .map(one -> owner + "/" + one.text("name", "").toLowerCase(Locale.ROOT))
                    .toList();
            return new Page<>(names, Places.after(mark, packages.size()));
        });
    }

    @Override
    public Page<ListedTag> tags(String repository, @Nullable String cursor) throws IOException {
        int slash = Places.slash(repository, WHO);
        String path =
                "/packages/container/" + Places.encoded(repository.substring(slash + 1)) + "/versions?state=active";
        return Places.page(List.of(repository.substring(0, slash)), cursor, (owner, mark) -> {
            List<JsonValue> versions = get(owner, path, mark);
            List<ListedTag> tags = new ArrayList<>();
            for (JsonValue version : versions) {
                for (String tag :
                        version.get("metadata").get("container").get("tags").strings()) {
                    tags.add(ListedTag.of(tag, version.text("name", "")));
                }
            }
            return new Page<>(tags, Places.after(mark, versions.size()));
        });
    }

    /// An owner is an organisation, or else a user.
    private List<JsonValue> get(String owner, String path, String mark) throws IOException {
        String known = kinds.get(owner);
        if (known != null) {
            return get(known, owner, path, mark);
        }
        try {
            List<JsonValue> found = get("orgs", owner, path, mark);
            kinds.put(owner, "orgs");
            return found;
        } catch (HttpException refused) {
            if (refused.kind() != ErrorKind.NOT_FOUND) {
                throw refused;
            }
            List<JsonValue> found = get("users", owner, path, mark);
            kinds.put(owner, "users");
            return found;
        }
    }

    private List<JsonValue> get(String kind, String owner, String path, String mark) throws IOException {
        String page = "&per_page=" + Places.SIZE + "&page=" + Places.number(mark);
        return github.get("/" + kind + "/" + Places.encoded(owner) + path + page, HEADERS, authorization)
                .items();
    }
}
