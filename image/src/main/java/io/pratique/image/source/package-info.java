/// Where images come from: registries, engines, archives, folders; one class each, listed in
/// [io.pratique.image.source.ImageSources].
@NullMarked
package io.pratique.image.source;

import org.jspecify.annotations.NullMarked;
