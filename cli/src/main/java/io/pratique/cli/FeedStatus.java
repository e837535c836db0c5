package io.pratique.cli;

import io.pratique.advisory.feed.Feed;
import io.pratique.advisory.feed.Feeds;
import io.pratique.advisory.mirror.Download;
import io.pratique.advisory.mirror.FileState;
import io.pratique.advisory.mirror.Mirror;
import io.pratique.advisory.store.Generation;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How a feed stands, by what is noted on disk.
///
/// @param checked when one of its hosts last answered
/// @param fetched when something of it last came
/// @param entries in the database
/// @param reason why it fails
record FeedStatus(
        String id,
        State state,
        @Nullable Instant checked,
        @Nullable Instant fetched,
        int entries,
        @Nullable String reason) {
    enum State {
        FRESH("fresh"),
        FAILING("failing"),
        NEVER_FETCHED("never fetched"),
        NOT_ACCEPTED("restricted, not accepted"),
        OFF("off by default"),
        FROM_FOLDERS("read from folders only");

        private final String text;

        State(String text) {
            this.text = text;
        }

        String text() {
            return text;
        }
    }

    /// All feeds in the program's order.
    static List<FeedStatus> all(Path mirror, FeedChoice choice, Generation generation) throws IOException {
        Map<String, Integer> entries = new HashMap<>();
        generation.feeds().forEach(feed -> entries.put(feed.id(), feed.advisories()));
        List<FeedStatus> out = new ArrayList<>();
        for (Feed feed : Feeds.ALL) {
            out.add(of(feed, mirror, choice, entries.getOrDefault(feed.id(), 0)));
        }
        return out;
    }

    private static FeedStatus of(Feed feed, Path mirror, FeedChoice choice, int entries) throws IOException {
        Instant checked = null;
        Instant fetched = null;
        String reason = null;
        for (Download download : feed.downloads()) {
            FileState file = Mirror.state(mirror, download.stateOf());
            checked = later(checked, file.checked());
            fetched = later(fetched, file.fetched());
            reason = reason == null ? file.error() : reason;
        }
        State state = reason != null ? State.FAILING : checked == null ? State.NEVER_FETCHED : State.FRESH;
        if (!choice.allows(feed)) {
            state = State.NOT_ACCEPTED;
        } else if (!choice.asksFor(feed) && entries == 0) {
            state = State.OFF;
        } else if (feed.downloads().isEmpty()) {
            state = State.FROM_FOLDERS;
        }
        return new FeedStatus(feed.id(), state, checked, fetched, entries, state == State.FAILING ? reason : null);
    }

    private static @Nullable Instant later(@Nullable Instant one, @Nullable Instant other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isAfter(other) ? one : other;
    }
}
