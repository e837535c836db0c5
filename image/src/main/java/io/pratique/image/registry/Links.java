package io.pratique.image.registry;

import io.pratique.http.HttpException;
import io.pratique.http.Redirects;
import io.pratique.model.ErrorKind;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Reads `Link` headers (RFC 8288).
final class Links {
    private Links() {}

    /// The target of the link to the next page, null where there is none.
    static @Nullable String next(List<String> headers) {
        for (String header : headers) {
            int start = header.indexOf('<');
            while (start >= 0) {
                int end = header.indexOf('>', start);
                if (end < 0) {
                    break;
                }
                int following = header.indexOf('<', end);
                String parameters = header.substring(end + 1, following < 0 ? header.length() : following);
                if (isNext(parameters.toLowerCase(Locale.ROOT))) {
                    return header.substring(start + 1, end);
                }
                start = following;
            }
        }
        return null;
    }

    /// The query of the next page, null where this is the last. Only the query is taken from the link: the next
    /// request goes to the same place as the one before, or nowhere.
    ///
    /// @param page the address of this page
    /// @param path the path that all pages have
    /// @param target what its link says
    /// @param what is listed, for the message
    static @Nullable String nextQuery(URI page, String path, @Nullable String target, String registry, String what)
            throws HttpException {
        if (target == null || target.startsWith("?")) {
            return target;
        }
        try {
            URI next = page.resolve(new URI(target));
            if (next.getHost() != null
                    && Redirects.sameOrigin(page, next)
                    && path.equals(next.getPath())
                    && next.getRawQuery() != null) {
                return "?" + next.getRawQuery();
            }
        } catch (URISyntaxException malformed) {
            // refused below
        }
        throw new HttpException(
                ErrorKind.INVALID_INPUT, "the list of " + what + " leads away from registry " + registry + "; refused");
    }

    private static boolean isNext(String parameters) {
        String plain = parameters.replace(" ", "").replace("\"", "");
        return plain.contains(";rel=next");
    }
}
