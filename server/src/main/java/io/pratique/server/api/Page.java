package io.pratique.server.api;

import io.pratique.json.JsonWriter;
import java.io.IOException;
import java.util.List;
import java.util.function.Function;

/// How lists are paged: a page has a cursor, with which the next one is asked for.
final class Page {
    private static final int USUAL = 50;
    private static final int MOST = 500;

    private Page() {}

    /// The rows asked for: `limit`.
    static int limit(Call call) throws Problem {
        String text = call.parameter("limit");
        if (text == null) {
            return USUAL;
        }
        try {
            int limit = Integer.parseInt(text);
            if (limit >= 1 && limit <= MOST) {
                return limit;
            }
        } catch (NumberFormatException notANumber) {
            // Told below.
        }
        throw Problem.badRequest("limit is a number from 1 to " + MOST);
    }

    /// Where lists go from new to old: the id that the last page ended with, `cursor`.
    static long before(Call call) throws Problem {
        return cursor(call, Long.MAX_VALUE);
    }

    /// Where lists go from old to new: the same.
    static long after(Call call) throws Problem {
        return cursor(call, 0);
    }

    private static long cursor(Call call, long first) throws Problem {
        String cursor = call.parameter("cursor");
        try {
            return cursor == null ? first : Long.parseLong(cursor);
        } catch (NumberFormatException notOurs) {
            throw Problem.badRequest("cursor is what the last page gave as next");
        }
    }

    /// Writes one row.
    @FunctionalInterface
    interface Item<T> {
        void to(JsonWriter json, T row) throws IOException;
    }

    /// Answers a page.
    ///
    /// @param rows one more than the limit where there is another page
    /// @param cursor of a row
    static <T> Reply of(List<T> rows, int limit, Function<T, String> cursor, Item<T> item) throws IOException {
        return of(rows, limit, cursor, item, json -> {});
    }

    /// The same with more members before the list.
    static <T> Reply of(List<T> rows, int limit, Function<T, String> cursor, Item<T> item, Reply.Members before)
            throws IOException {
        List<T> shown = rows.size() > limit ? rows.subList(0, limit) : rows;
        return Reply.json(json -> {
            before.to(json);
            json.array("items", () -> {
                for (T row : shown) {
                    json.object(() -> item.to(json, row));
                }
            });
            json.string("next", rows.size() > limit ? cursor.apply(shown.getLast()) : null);
        });
    }
}
