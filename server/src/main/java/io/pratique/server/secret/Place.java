package io.pratique.server.secret;

import java.nio.charset.StandardCharsets;

/// Where a sealed secret lies; it opens nowhere else.
///
/// @param row the id of the row
public record Place(String table, String column, long row) {
    byte[] bytes() {
        return (table + "\0" + column + "\0" + row).getBytes(StandardCharsets.UTF_8);
    }
}
