package io.pratique.advisory.feed;

import io.pratique.advisory.mirror.Download;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A source of advisories. Reading is apart from fetching, so that it is tested without a network.
///
/// To add one: a class, a fixture folder, a line in [Feeds#ALL]; see docs/howto/add-an-advisory-feed.md.
public interface Feed {
    /// Short lower-case name, shown as the source of a finding: `alpine`, `golang`.
    String id();

    /// One line for people, with the licence of the data.
    String description();

    /// Whether its licence lets the facts in it ship with the program.
    boolean bundled();

    /// Where its data may lie below a folder of feeds, laid out as the feed's own host or repository has it. The
    /// first that exists is read, so that a feed which several places offer is never read twice.
    List<Path> locations();

    /// The ecosystems of which it tells everything that its maintainers publish, spelt as in the OSV schema without
    /// a
    /// release (`Debian`, `Go`). Of any other, "nothing found" with this feed alone would mean little, and reports
    /// say so.
    default List<String> complete() {
        return List.of();
    }

    /// Where its data is published, so that it comes to lie at the first of the [#locations]; empty where it cannot
    /// be fetched.
    default List<Download> downloads() {
        return List.of();
    }

    /// Whether its terms limit who may use it and how, so that it is only fetched for an operator who accepted them
    /// by its name.
    default boolean restricted() {
        return false;
    }

    /// The id of the feed that tells the same in another form, of which only one is read; null for none.
    default @Nullable String insteadOf() {
        return null;
    }

    /// Whether others tell nearly all of it, so that it is only fetched for an operator who asks for it by name.
    default boolean optional() {
        return insteadOf() != null;
    }

    /// Reads the data.
    ///
    /// @param data the file or folder at one of the [#locations]
    /// @param problems told of every record that was left out because it is malformed, one line each
    /// @throws IOException when the feed as a whole cannot be read
    void read(Path data, Consumer<FeedItem> out, Consumer<String> problems) throws IOException;
}
