/// What registries list: by the interface that they have in common, or by their vendors' own where that one is
/// absent,
/// forbidden or says less.
///
/// In: a client of a registry, and what is watched there. Out: repositories and tags, page by page. Next:
/// [io.pratique.server.registry] compares them with what is known.
@NullMarked
package io.pratique.server.registry.listing;

import org.jspecify.annotations.NullMarked;
