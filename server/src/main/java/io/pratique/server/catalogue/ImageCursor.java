package io.pratique.server.catalogue;

import io.pratique.server.catalogue.ImageQuery.Order;
import io.pratique.server.catalogue.ImageRow.Counts;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// Where a page of images ended: the values that the list is ordered by, as they were then. Images whose counts do
/// not change meanwhile come exactly once, whatever happens to the others.
///
/// @param values as many as the order has columns, the image's id being the last
public record ImageCursor(List<Integer> values) {
    public ImageCursor {
        values = List.copyOf(values);
    }

    /// The end of a page that ends with this row.
    static ImageCursor of(ImageRow row, Order order) {
        return switch (order) {
            case NEWEST -> new ImageCursor(List.of(row.id()));
            case WORST -> {
                Counts counts = Objects.requireNonNull(row.counts(), "only images with counts are in this order");
                yield new ImageCursor(
                        List.of(counts.critical(), counts.high(), counts.medium(), counts.low(), row.id()));
            }
        };
    }

    /// Reads what [#text] wrote.
    ///
    /// @throws IllegalArgumentException when it is no cursor of a list in that order
    public static ImageCursor parse(String text, Order order) {
        List<Integer> values = new ArrayList<>();
        for (int from = 0; from <= text.length(); ) {
            int dot = text.indexOf('.', from);
            int end = dot < 0 ? text.length() : dot;
            values.add(Integer.parseInt(text, from, end, 10));
            from = end + 1;
        }
        if (values.size() != order.columns().size()) {
            throw new IllegalArgumentException("a cursor of another list");
        }
        return new ImageCursor(values);
    }

    /// As it stands in an address: `3.20.51.7.4711`.
    public String text() {
        var out = new StringBuilder();
        for (int value : values) {
            out.append(out.isEmpty() ? "" : ".").append(value);
        }
        return out.toString();
    }
}
