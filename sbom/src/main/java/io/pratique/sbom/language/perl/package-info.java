/// Perl: distributions of CPAN. In come their metadata, out go components of purl type `cpan`.
@NullMarked
package io.pratique.sbom.language.perl;

import org.jspecify.annotations.NullMarked;
