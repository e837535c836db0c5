package io.pratique.advisory.mirror;

import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.util.Map;

/// Where files come from.
interface Source extends Closeable {
    /// Asks for a file once.
    ///
    /// @param url the public one
    Offer open(URI url, Map<String, String> headers) throws IOException;

    @Override
    default void close() throws IOException {}
}
