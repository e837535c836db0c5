/// Packages of OCaml that opam installed or locked. In come its files, out go components of purl type `opam`.
@NullMarked
package io.pratique.sbom.language.ocaml;

import org.jspecify.annotations.NullMarked;
