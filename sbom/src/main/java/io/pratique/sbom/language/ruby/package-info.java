/// Ruby gems: those installed, by their specifications, and lock files of Bundler. In come their text files, out go
/// components of purl type `gem`.
@NullMarked
package io.pratique.sbom.language.ruby;

import org.jspecify.annotations.NullMarked;
