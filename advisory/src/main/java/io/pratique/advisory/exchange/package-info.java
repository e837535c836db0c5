/// The advisory database on its way from one machine to another: as one file, or as an artifact in a registry.
///
/// In comes a database; out goes an OCI artifact ([io.pratique.advisory.exchange.Parcel]) and, at the other end,
/// the
/// database again, verified before it takes the place of the old one
/// ([io.pratique.advisory.exchange.DatabaseImport]). Where the artifact lies is the caller's business
/// ([io.pratique.advisory.exchange.ArtifactSource]); whom to believe is told by
/// [io.pratique.advisory.exchange.signature].
@NullMarked
package io.pratique.advisory.exchange;

import org.jspecify.annotations.NullMarked;
