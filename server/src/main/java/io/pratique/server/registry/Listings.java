package io.pratique.server.registry;

import io.pratique.http.HttpException;
import io.pratique.image.registry.Page;
import io.pratique.model.ErrorKind;
import java.io.IOException;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads lists to their end.
final class Listings {
    private static final int MOST_PAGES = 10_000;
    private static final int MOST = 1_000_000;

    private Listings() {}

    /// A list that is read page by page.
    @FunctionalInterface
    interface Pages<T> {
        Page<T> page(@Nullable String cursor) throws IOException;
    }

    /// The whole list, or an exception: never a part of it.
    ///
    /// @param what for messages
    static <T> Collection<T> whole(Pages<T> pages, String what) throws IOException {
        Set<T> out = new LinkedHashSet<>();
        String cursor = null;
        for (int count = 1; ; count++) {
            Page<T> page = pages.page(cursor);
            boolean news = out.addAll(page.items());
            String next = page.next();
            if (next == null || (!news && isContinued(cursor))) {
                return out;
            }
            if (!news || next.equals(cursor) || count >= MOST_PAGES || out.size() > MOST) {
                throw new HttpException(ErrorKind.INVALID_INPUT, "the list of " + what + " has no end");
            }
            cursor = next;
        }
    }

    /// Registries that do not know pages give the same list again when asked for what comes after it.
    private static boolean isContinued(@Nullable String cursor) {
        return cursor != null && cursor.contains("last=");
    }
}
