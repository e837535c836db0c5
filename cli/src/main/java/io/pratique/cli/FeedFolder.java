package io.pratique.cli;

import io.pratique.advisory.mirror.Mirror;
import io.pratique.advisory.mirror.MirrorSettings;
import io.pratique.advisory.store.Snapshot;
import io.pratique.model.ErrorKind;
import io.pratique.model.PratiqueException;
import java.nio.file.Path;

/// Where fetched feeds are kept.
///
/// @param root a folder that [io.pratique.advisory.store.DatabaseBuild] reads
record FeedFolder(Path root) {
    /// @throws PratiqueException when there is no place for it
    static FeedFolder of(Surroundings around) {
        Path cache = Snapshot.cacheFolder(around.environment());
        if (cache == null) {
            throw new PratiqueException(
                    ErrorKind.USAGE, "there is no home folder; say with PRATIQUE_CACHE where to keep feeds");
        }
        return new FeedFolder(cache.resolve("feeds"));
    }

    /// What each feed gave when it was last read.
    Path segments() {
        return root.resolve("segments");
    }

    Path mirror() {
        return root.resolve("mirror");
    }

    Mirror open(Surroundings around) {
        try {
            MirrorSettings settings = MirrorSettings.of(around.environment());
            return Mirror.open(mirror(), settings, Version.text(), FeedRegistries.of(settings, around));
        } catch (IllegalArgumentException unusable) {
            throw new PratiqueException(ErrorKind.USAGE, String.valueOf(unusable.getMessage()), unusable);
        }
    }
}
