/// Erlang: applications and lock files of rebar3, and the syntax of terms, which Elixir shares. In come text files,
/// out go components of purl types `hex` and `otp`.
@NullMarked
package io.pratique.sbom.language.erlang;

import org.jspecify.annotations.NullMarked;
