/// From a folder of this machine to its files: the other way, beside [io.pratique.image.layer], to come by what the
/// analyzers look at.
@NullMarked
package io.pratique.image.folder;

import org.jspecify.annotations.NullMarked;
