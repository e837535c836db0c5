package io.pratique.model.finding;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a feed says about one problem, or (with several [#covers]) about several at once.
///
/// @param id as the feed names it
/// @param aliases other names of the very same problem
/// @param covers problems that this advisory answers, each one of its own: the CVEs of a distribution's advisory
/// @param feed the id of the feed it came from
/// @param withdrawn when it was taken back; a withdrawn advisory is never reported
public record Advisory(
        String id,
        List<String> aliases,
        List<String> covers,
        String feed,
        @Nullable Rating rating,
        List<Affected> affected,
        @Nullable Instant published,
        @Nullable Instant modified,
        @Nullable Instant withdrawn,
        @Nullable String url) {
    public Advisory {
        aliases = List.copyOf(aliases);
        covers = List.copyOf(covers);
        affected = List.copyOf(affected);
    }
}
