package io.pratique.advisory.exchange;

import io.pratique.model.image.Digest;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/// Where an artifact lies. What it gives is not trusted: the reader verifies digests and bounds lengths.
public interface ArtifactSource extends Closeable {
    /// The manifest that was asked for.
    byte[] manifest() throws IOException;

    /// The manifests that say of themselves that they are signatures of another.
    List<byte[]> signatures(Digest subject) throws IOException;

    InputStream blob(Descriptor descriptor) throws IOException;

    @Override
    default void close() throws IOException {}
}
