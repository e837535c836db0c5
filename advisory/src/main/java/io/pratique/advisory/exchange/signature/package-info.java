/// Signatures in the form of Sigstore: bundles, made with a key and verified with a key or with an identity.
///
/// In come the bytes of an artifact, a bundle and what is believed
/// ([io.pratique.advisory.exchange.signature.Trust]);
/// out goes who signed, or why the bundle proves nothing. Everything is checked without a network.
/// [io.pratique.advisory.exchange] decides what to do about it.
@NullMarked
package io.pratique.advisory.exchange.signature;

import org.jspecify.annotations.NullMarked;
