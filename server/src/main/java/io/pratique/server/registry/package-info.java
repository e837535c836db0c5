/// Registries that are watched.
///
/// In: what administrators said of a registry, and what the registry tells by itself. Out: which images there are,
/// for the queue of work.
@NullMarked
package io.pratique.server.registry;

import org.jspecify.annotations.NullMarked;
