/// WordPress and its plugins. In come the headers of PHP files, out go components of purl type `wordpress`.
@NullMarked
package io.pratique.sbom.language.wordpress;

import org.jspecify.annotations.NullMarked;
