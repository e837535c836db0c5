/// Chapter 1: from the name of an image to its files.
///
/// In comes the text a user gave; [io.pratique.image.source] opens it as a [io.pratique.image.Target];
/// [io.pratique.image.layer] reads the layers of an image. Out go [io.pratique.image.ImageFile]s, for the analyzers
/// of the next chapter.
@NullMarked
package io.pratique.image;

import org.jspecify.annotations.NullMarked;
