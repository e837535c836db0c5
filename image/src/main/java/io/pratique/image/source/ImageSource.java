package io.pratique.image.source;

import io.pratique.image.Target;
import java.io.IOException;

/// A kind of place that images are read from.
public interface ImageSource {
    /// The prefix that forces this source, without its colon: `registry`, `docker-archive`.
    String id();

    /// One line for the help text.
    String description();

    /// Whether text without a prefix means this source, judged by its form and by what is on this machine, never by
    /// asking another host.
    boolean recognises(String text, SourceOptions options);

    /// Opens the target.
    ///
    /// @param text what the user gave, without the prefix
    /// @throws io.pratique.model.PratiqueException when it cannot be opened, with what to do about it
    Target open(String text, SourceOptions options) throws IOException;
}
