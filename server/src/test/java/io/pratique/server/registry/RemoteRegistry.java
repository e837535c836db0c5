package io.pratique.server.registry;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import io.pratique.testing.registry.Answer;
import io.pratique.testing.registry.FakeServer;
import io.pratique.testing.registry.Seen;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// A registry that lists what it has in pages of two, and answers `HEAD` for manifests.
final class RemoteRegistry extends FakeServer {
    final SortedMap<String, SortedMap<String, String>> tags = new TreeMap<>();
    final Set<String> untagged = new HashSet<>();

    RemoteRegistry() {
        super(null);
        on("/v2/", this::serve);
    }

    static String digest(int number) {
        return "sha256:" + "%064x".formatted(number);
    }

    RemoteRegistry tag(String repository, String tag, int digest) {
        tags.computeIfAbsent(repository, name -> new TreeMap<>()).put(tag, digest(digest));
        return this;
    }

    private boolean serve(HttpExchange exchange, Seen seen) throws IOException {
        String path = seen.path();
        int manifests = path.indexOf("/manifests/");
        if (path.equals("/v2/_catalog")) {
            return page(path, "repositories", tags.keySet(), seen).answer(exchange, seen);
        }
        if (path.endsWith("/tags/list")) {
            SortedMap<String, String> here = tags.get(path.substring(4, path.length() - 10));
            Answer answer = here == null ? Answer.status(404) : page(path, "tags", here.keySet(), seen);
            return answer.answer(exchange, seen);
        }
        if (manifests > 0) {
            return manifest(path.substring(4, manifests), path.substring(manifests + 11))
                    .answer(exchange, seen);
        }
        return Answer.status(200).answer(exchange, seen);
    }

    private Answer manifest(String repository, String version) {
        Map<String, String> here = tags.getOrDefault(repository, new TreeMap<>());
        String digest = here.getOrDefault(version, version);
        return here.containsValue(digest) || untagged.contains(digest)
                ? Answer.content(200, new byte[0], "Docker-Content-Digest", digest)
                : Answer.status(404);
    }

    private static Answer page(String path, String member, Set<String> all, Seen seen) {
        String last = String.valueOf(seen.query()).contains("last=")
                ? seen.query().substring(seen.query().indexOf("last=") + 5)
                : "";
        List<String> rest =
                all.stream().filter(name -> name.compareTo(last) > 0).toList();
        List<String> page = rest.subList(0, Math.min(2, rest.size()));
        String body = page.stream().collect(Collectors.joining("\",\"", "{\"" + member + "\":[\"", "\"]}"));
        byte[] bytes = body.replace("[\"\"]", "[]").getBytes(UTF_8);
        return rest.size() > page.size()
                ? Answer.content(200, bytes, "Link", "<" + path + "?n=2&last=" + page.getLast() + ">; rel=\"next\"")
                : Answer.content(200, bytes);
    }
}
