package io.pratique.image;

import io.pratique.model.image.Digest;
import java.io.IOException;

/// A document that somebody attached to an image: an SBOM or VEX, plain or in what was signed with it.
///
/// @param digest of the document
/// @param mediaType as whoever attached it says; empty where nobody does
/// @param size in bytes
public record Attachment(Digest digest, String mediaType, long size, Content content) {

    /// Where the bytes come from.
    @FunctionalInterface
    public interface Content {
        /// The whole document, found to have the digest.
        ///
        /// @throws io.pratique.model.PratiqueException INVALID_INPUT when the bytes are others
        byte[] read() throws IOException;
    }

    /// The whole document; see [Content#read].
    public byte[] read() throws IOException {
        return content.read();
    }
}
