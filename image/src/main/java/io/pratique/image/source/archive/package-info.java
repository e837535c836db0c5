/// Images kept in files: OCI layouts as folders and as tars, and the archives of `docker save`.
///
/// In comes the path a user gave, with the name of one of the images in it; out goes an
/// [io.pratique.image.ImageTarget] that opens its layers in place: an archive is indexed once, nothing is unpacked.
/// An archive that is compressed as a whole, or that comes over a socket from the neighbour
/// [io.pratique.image.source.engine], cannot be read at random and is first written to a temporary file without a
/// name ([Spool]).
@NullMarked
package io.pratique.image.source.archive;

import org.jspecify.annotations.NullMarked;
