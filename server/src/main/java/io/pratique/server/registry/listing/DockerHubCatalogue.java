package io.pratique.server.registry.listing;

import io.pratique.http.HttpException;
import io.pratique.image.registry.Page;
import io.pratique.image.registry.VendorInterface;
import io.pratique.image.registry.auth.Credential;
import io.pratique.json.JsonValue;
import io.pratique.json.JsonWriter;
import io.pratique.model.ErrorKind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Docker Hub's own lists: its registry has none of repositories (Docker Hub API, `hub.docker.com`).
final class DockerHubCatalogue implements RegistryCatalogue {
    private static final String WHO = "Docker Hub";

    private final VendorInterface hub;
    private final @Nullable Credential credential;
    private final Wanted wanted;
    private @Nullable String authorization;

    DockerHubCatalogue(VendorInterface hub, @Nullable Credential credential, Wanted wanted) {
        this.hub = hub;
        this.credential = credential;
        this.wanted = wanted;
    }

    @Override
    public Page<String> repositories(@Nullable String cursor) throws IOException {
        String own = credential instanceof Credential.Password(String user, String _) ? user : "";
        return Places.page(Places.required(wanted.namespaces(own), WHO), cursor, (namespace, mark) -> {
            JsonValue answer = get("/v2/namespaces/" + Places.encoded(namespace) + "/repositories", mark);
            List<String> names = new ArrayList<>();
            for (JsonValue one : answer.get("results").items()) {
                names.add(namespace + "/" + one.text("name", ""));
            }
            return new Page<>(names, next(answer, mark));
        });
    }

    @Override
    public Page<ListedTag> tags(String repository, @Nullable String cursor) throws IOException {
        int slash = Places.slash(repository, WHO);
        String path = "/v2/namespaces/" + Places.encoded(repository.substring(0, slash)) + "/repositories/"
                + Places.encoded(repository.substring(slash + 1)) + "/tags";
        return Places.page(List.of(path), cursor, (place, mark) -> {
            JsonValue answer = get(place, mark);
            List<ListedTag> tags = new ArrayList<>();
            for (JsonValue one : answer.get("results").items()) {
                tags.add(ListedTag.of(one.text("name", ""), one.text("digest", "")));
            }
            return new Page<>(tags, next(answer, mark));
        });
    }

    private JsonValue get(String path, String mark) throws IOException {
        return hub.get(path + "?page_size=" + Places.SIZE + "&page=" + Places.number(mark), Map.of(), authorization());
    }

    private static @Nullable String next(JsonValue answer, String mark) {
        return answer.get("next").isNull() ? null : Integer.toString(Places.number(mark) + 1);
    }

    private synchronized @Nullable String authorization() throws IOException {
        if (authorization == null && credential instanceof Credential.Password(String user, String password)) {
            String token = hub.post("/v2/auth/token", login(user, password)).text("access_token", "");
            if (token.isEmpty() || !token.chars().allMatch(c -> c > ' ' && c < 127)) {
                throw new HttpException(ErrorKind.UNAUTHORIZED, WHO + " gives no token");
            }
            authorization = "Bearer " + token;
        }
        return authorization;
    }

    private static byte[] login(String user, String password) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var json = new JsonWriter(out)) {
            json.object(() -> json.string("identifier", user).string("secret", password));
        }
        return out.toByteArray();
    }
}
