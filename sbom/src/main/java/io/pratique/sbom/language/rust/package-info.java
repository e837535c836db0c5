/// Crates of Rust: lock files, manifests, and the list that cargo-auditable puts into programs. In come TOML
/// files and what [io.pratique.sbom.language.binary] finds in programs, out go components of purl type `cargo`.
@NullMarked
package io.pratique.sbom.language.rust;

import org.jspecify.annotations.NullMarked;
