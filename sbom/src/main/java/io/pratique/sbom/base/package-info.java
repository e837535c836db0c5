/// What an image was built on. In come an image and the base images that were learnt, out goes the base.
@NullMarked
package io.pratique.sbom.base;

import org.jspecify.annotations.NullMarked;
