/// SBOMs that lie in an image: in comes such a document, out go the packages that nothing else in the image may
/// tell of. The formats themselves are read by [io.pratique.sbom.format].
@NullMarked
package io.pratique.sbom.embedded;

import org.jspecify.annotations.NullMarked;
