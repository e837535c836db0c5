/// Packages of Haskell as Stack and Cabal lock them. In come their files, out go components of purl type
/// `hackage`.
@NullMarked
package io.pratique.sbom.language.haskell;

import org.jspecify.annotations.NullMarked;
