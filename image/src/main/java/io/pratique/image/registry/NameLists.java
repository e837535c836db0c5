package io.pratique.image.registry;

import io.pratique.http.HttpException;
import io.pratique.http.HttpTransport.Response;
import io.pratique.json.Json;
import io.pratique.json.JsonValue;
import io.pratique.model.ErrorKind;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Reads lists of names page by page (OCI distribution-spec, "Listing Tags"; distribution project, "Listing
/// Repositories").
///
/// @param path below the endpoint's: `tags/list`
/// @param member what the list is called in the answer
/// @param valid what a name must be; others cannot be asked for and are left out
record NameLists(String path, String member, Predicate<String> valid) {
    static final NameLists TAGS = new NameLists("tags/list", "tags", ReferenceParser::isTag);
    static final NameLists REPOSITORIES = new NameLists("_catalog", "repositories", ReferenceParser::isRepository);

    /// Names asked for at once.
    static final int SIZE = 1000;

    /// Registries that do not know pages send everything.
    private static final int MAX_BODY = 16 << 20;

    private static final int MAX_CURSOR = 4096;
    private static final Duration LONGEST = Duration.ofMinutes(5);

    /// @param cursor where a page before leads to; null for the first
    Page<String> page(Session session, @Nullable String cursor) throws IOException {
        return read(session, cursor).tags();
    }

    /// @param cursor where a page before leads to; null for the first
    TagList read(Session session, @Nullable String cursor) throws IOException {
        String query = cursor == null ? "?n=" + SIZE : cursor;
        if (!query.startsWith("?") || query.length() > MAX_CURSOR) {
            throw malformed(session.endpoint(), "leads to a next page that is none");
        }
        Instant deadline = session.retry().waiting().now().plus(LONGEST);
        return session.retry().run(deadline, () -> {
            Endpoint endpoint = session.endpoint();
            try (Response response = session.getOnce(path + query, Map.of("Accept", "application/json"))) {
                byte[] body = session.read(response, MAX_BODY, "the list of registry " + endpoint.registry(), deadline);
                JsonValue answer = parse(endpoint, body);
                List<String> all = answer.get(member).strings();
                String link = Links.next(response.headers().allValues("Link"));
                String next =
                        Links.nextQuery(response.url(), endpoint.path() + path, link, endpoint.registry(), member);
                return new TagList(
                        new Page<>(all.stream().filter(valid).toList(), next == null ? unsaid(all, query) : next),
                        answer);
            }
        });
    }

    private JsonValue parse(Endpoint endpoint, byte[] body) throws HttpException {
        JsonValue answer;
        try {
            answer = Json.parse(body);
        } catch (IOException problem) {
            throw malformed(endpoint, "is no JSON");
        }
        if (!(answer instanceof JsonValue.Obj) || !answer.fields().containsKey(member)) {
            throw malformed(endpoint, "has no member '" + member + "'");
        }
        return answer;
    }

    /// A page that is exactly full may not be the last although the registry does not say so: it is asked for what
    /// comes after. Registries that do not know pages never send exactly as many twice in a row with new names.
    private static @Nullable String unsaid(List<String> names, String query) {
        if (names.size() != SIZE || names.isEmpty()) {
            return null;
        }
        String next = "?n=" + SIZE + "&last=" + URLEncoder.encode(names.getLast(), StandardCharsets.UTF_8);
        return next.equals(query) ? null : next;
    }

    private HttpException malformed(Endpoint endpoint, String what) {
        return new HttpException(
                ErrorKind.INVALID_INPUT, "the list of " + member + " of registry " + endpoint.registry() + " " + what);
    }
}
