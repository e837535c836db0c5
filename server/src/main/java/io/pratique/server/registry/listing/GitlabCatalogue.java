package io.pratique.server.registry.listing;

import io.pratique.http.HttpException;
import io.pratique.image.registry.Page;
import io.pratique.image.registry.VendorInterface;
import io.pratique.json.JsonValue;
import io.pratique.model.ErrorKind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// GitLab's repositories of groups and of users' projects: its registry lets administrators alone list them (GitLab
/// REST
/// API, "Container registry"). Needs a token with `read_api`. Tags come from the registry, which says as much of
/// them.
record GitlabCatalogue(
        VendorInterface gitlab, @Nullable String authorization, List<String> groups, RegistryCatalogue common)
        implements RegistryCatalogue {
    private static final String REPOSITORIES = "/registry/repositories?";

    @Override
    public Page<String> repositories(@Nullable String cursor) throws IOException {
        return Places.page(Places.required(groups, "GitLab"), cursor, (group, mark) -> {
            try {
                List<JsonValue> found = get("/groups/" + Places.encoded(group) + REPOSITORIES, mark);
                return new Page<>(paths(found), Places.after(mark, found.size()));
            } catch (HttpException refused) {
                if (refused.kind() != ErrorKind.NOT_FOUND) {
                    throw refused;
                }
                return ofUser(group, mark);
            }
        });
    }

    private Page<String> ofUser(String user, String mark) throws IOException {
        List<JsonValue> projects = get("/users/" + Places.encoded(user) + "/projects?simple=true&", mark);
        List<String> names = new ArrayList<>();
        for (JsonValue project : projects) {
            Long id = project.get("id").integer();
            if (id != null) {
                names.addAll(ofProject(id));
            }
        }
        return new Page<>(names, Places.after(mark, projects.size()));
    }

    private List<String> ofProject(long id) throws IOException {
        try {
            return Places.page(List.of("/projects/" + id + REPOSITORIES), null, (path, mark) -> {
                        List<JsonValue> found = get(path, mark);
                        return new Page<>(paths(found), Places.after(mark, found.size()));
                    })
                    .items();
        } catch (HttpException refused) {
            // A project whose registry is switched off, or hidden.
            if (refused.kind() == ErrorKind.NOT_FOUND || refused.kind() == ErrorKind.UNAUTHORIZED) {
                return List.of();
            }
            throw refused;
        }
    }

    private static List<String> paths(List<JsonValue> repositories) {
        return repositories.stream().map(one -> one.text("path", "")).toList();
    }

    private List<JsonValue> get(String path, String mark) throws IOException {
        String page = "per_page=" + Places.SIZE + "&page=" + Places.number(mark);
        return gitlab.get("/api/v4" + path + page, Map.of(), authorization).items();
    }

    @Override
    public Page<ListedTag> tags(String repository, @Nullable String cursor) throws IOException {
        return common.tags(repository, cursor);
    }
}
