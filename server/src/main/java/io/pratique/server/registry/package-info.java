/// Registries that are watched.
///
/// In: what administrators said of a registry, and what the registry tells by itself. Out: which images there are,
/// for the queue of work. [io.pratique.server.registry.Registries] keeps what was said,
/// [io.pratique.server.registry.RegistryClients] leads there, [io.pratique.server.registry.Reconciliation] finds
/// out
/// what events did not tell.
@NullMarked
package io.pratique.server.registry;

import org.jspecify.annotations.NullMarked;
