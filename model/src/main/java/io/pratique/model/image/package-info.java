/// What an image is made of: digests, layers, configuration. Next: [io.pratique.model.inventory].
@NullMarked
package io.pratique.model.image;

import org.jspecify.annotations.NullMarked;
