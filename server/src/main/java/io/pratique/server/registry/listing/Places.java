package io.pratique.server.registry.listing;

import io.pratique.http.HttpException;
import io.pratique.image.registry.Page;
import io.pratique.model.ErrorKind;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Lists that vendors give place by place, each in pages, read as one list. A cursor is the number of a place and
/// the mark
/// of a page there.
final class Places {
    /// Items of a page, the most that these vendors give.
    static final int SIZE = 100;

    /// Pages in a row of which nothing is of use: versions without a tag.
    private static final int MOST_EMPTY = 1_000;

    private Places() {}

    /// Reads a page of a place.
    @FunctionalInterface
    interface Reader<T> {
        /// @param mark empty for the first page
        /// @return with the mark of the next page
        Page<T> read(String place, String mark) throws IOException;
    }

    static <T> Page<T> page(List<String> places, @Nullable String cursor, Reader<T> reader) throws IOException {
        int space = cursor == null ? -1 : cursor.indexOf(' ');
        int place = cursor == null ? 0 : Integer.parseInt(cursor.substring(0, space));
        String mark = cursor == null ? "" : cursor.substring(space + 1);
        for (int pages = 0; place < places.size() && pages < MOST_EMPTY; pages++) {
            Page<T> page = reader.read(places.get(place), mark);
            mark = page.next() == null ? "" : page.next();
            place += page.next() == null ? 1 : 0;
            if (!page.items().isEmpty()) {
                return new Page<>(page.items(), place < places.size() ? place + " " + mark : null);
            }
        }
        return new Page<>(List.of(), place < places.size() ? place + " " + mark : null);
    }

    /// The number of a page.
    static int number(String mark) {
        return mark.isEmpty() ? 1 : Integer.parseInt(mark);
    }

    /// The mark of the page after one that may be the last.
    ///
    /// @param count of its items
    static @Nullable String after(String mark, int count) {
        return count < SIZE ? null : Integer.toString(number(mark) + 1);
    }

    static String encoded(String part) {
        return URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /// @throws HttpException where nothing says which namespaces are to be listed
    static List<String> required(List<String> namespaces, String who) throws HttpException {
        if (namespaces.isEmpty()) {
            throw new HttpException(
                    ErrorKind.NOT_FOUND, who + " lists by namespace: include what is to be watched, such as team/**");
        }
        return namespaces;
    }

    /// @throws HttpException where a name has no namespace
    static int slash(String repository, String who) throws HttpException {
        int slash = repository.indexOf('/');
        if (slash <= 0) {
            throw new HttpException(ErrorKind.NOT_FOUND, who + " has no repository without a namespace");
        }
        return slash;
    }
}
