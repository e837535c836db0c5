/// Container images made by code, sound or broken on purpose: say what is in the layers, get an OCI layout or a
/// `docker save` archive.
@NullMarked
package io.pratique.testing.image;

import org.jspecify.annotations.NullMarked;
