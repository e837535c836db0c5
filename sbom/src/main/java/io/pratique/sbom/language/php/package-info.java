/// PHP packages of Composer: those locked and those installed. In come its JSON files, out go components of purl
/// type `composer`.
@NullMarked
package io.pratique.sbom.language.php;

import org.jspecify.annotations.NullMarked;
