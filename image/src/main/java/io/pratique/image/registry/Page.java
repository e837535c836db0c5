package io.pratique.image.registry;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A part of a list that is read page by page.
///
/// @param next what leads to the next page, to be given back as it is; null where this is the last
public record Page<T>(List<T> items, @Nullable String next) {
    public Page {
        items = List.copyOf(items);
    }
}
