/// From the bytes of a layer to its files: decompression, verification, tar, whiteouts.
@NullMarked
package io.pratique.image.layer;

import org.jspecify.annotations.NullMarked;
