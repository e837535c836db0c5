package io.pratique.advisory.mirror;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The state of a host's file that was written anew without some of its rows, so that it is asked for again.
final class Rewritten {
    private Rewritten() {}

    static FileState of(FileState state, Path file) throws IOException {
        return new FileState(
                state.url(),
                null,
                null,
                Digests.of(file, Digests.SHA256),
                Files.size(file),
                state.checked(),
                state.fetched(),
                null,
                state.run());
    }
}
