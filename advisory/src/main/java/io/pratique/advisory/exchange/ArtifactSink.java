package io.pratique.advisory.exchange;

import io.pratique.model.image.Digest;
import java.io.IOException;
import java.nio.file.Path;

/// A place that takes an artifact, piece by piece.
public interface ArtifactSink {
    void blob(Digest digest, byte[] content) throws IOException;

    void blob(Digest digest, Path content) throws IOException;

    /// The manifest that is to be found by the artifact's name.
    void manifest(byte[] manifest) throws IOException;

    /// A manifest that is to be found by what it signs.
    void signature(Digest subject, byte[] manifest) throws IOException;
}
