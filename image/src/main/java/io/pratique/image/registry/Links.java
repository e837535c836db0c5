package io.pratique.image.registry;

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

    private static boolean isNext(String parameters) {
        String plain = parameters.replace(" ", "").replace("\"", "");
        return plain.contains(";rel=next");
    }
}
