/// Packages of programming languages: what their tools leave behind when they install or build. One package for
/// each language, one class for each format.
///
/// In come files of [io.pratique.image], out go discoveries of [io.pratique.sbom.analyzer].
@NullMarked
package io.pratique.sbom.language;

import org.jspecify.annotations.NullMarked;
