/// Secrets at rest: sealed so that a copy of the database alone is useless.
///
/// In: a secret and the row it belongs to. Out: bytes for the database, which open for the same row alone. Master
/// keys
/// come from a file beside the data folder or from the environment; [io.pratique.server.secret.Sealer] does the
/// sealing.
@NullMarked
package io.pratique.server.secret;

import org.jspecify.annotations.NullMarked;
