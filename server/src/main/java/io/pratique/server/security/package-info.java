/// Proofs of who somebody is: signatures, secrets, tokens of identity providers.
///
/// In: what a request shows, and keys that somebody else fetched. Out: a refusal, or the claims that may be
/// believed.
/// The neighbours are the webhooks and the API, who ask before they read anything.
@NullMarked
package io.pratique.server.security;

import org.jspecify.annotations.NullMarked;
