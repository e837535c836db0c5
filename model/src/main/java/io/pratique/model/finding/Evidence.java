package io.pratique.model.finding;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Why a finding exists: the advisory and the range that was evaluated.
///
/// @param advisory the advisory's own id
/// @param feed the feed it came from
/// @param packageName the name that was looked up
/// @param version the version that was compared: a source package's where the ecosystem speaks of those
/// @param range the range it lies in, or the listed version it equals
/// @param url where to read more
/// @param symbols the functions or classes that the advisory says have the problem, as in [Condition]; empty where
///     it
///     names none
public record Evidence(
        String advisory,
        String feed,
        Ecosystem ecosystem,
        String packageName,
        String version,
        String range,
        @Nullable String url,
        List<String> symbols) {
    public Evidence {
        symbols = List.copyOf(symbols);
    }

    /// By an advisory that names no code.
    public Evidence(
            String advisory,
            String feed,
            Ecosystem ecosystem,
            String packageName,
            String version,
            String range,
            @Nullable String url) {
        this(advisory, feed, ecosystem, packageName, version, range, url, List.of());
    }
}
