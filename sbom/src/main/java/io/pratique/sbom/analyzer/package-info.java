/// What an analyzer is, and the list of all of them. In come files of [io.pratique.image], out go discoveries.
@NullMarked
package io.pratique.sbom.analyzer;

import org.jspecify.annotations.NullMarked;
