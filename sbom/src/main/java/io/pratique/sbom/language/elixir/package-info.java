/// Elixir: lock files of Mix, in the syntax of [io.pratique.sbom.language.erlang.Terms]. Out go components of purl
/// type `hex`.
@NullMarked
package io.pratique.sbom.language.elixir;

import org.jspecify.annotations.NullMarked;
