package io.pratique.sbom.os.rpm;

/// Takes the package headers of a store, one after the other.
interface HeaderSink {
    /// @param bytes holds the header between two indexes; valid during the call only
    void header(byte[] bytes, int from, int to);

    /// A header could not be brought together from the store.
    void malformed(String message);
}
