/// Images that containerd holds on this machine, read from its files: no daemon is asked and none needs to run.
///
/// In comes the name of an image; `meta.db`, a bbolt database, maps it to a digest ([ImageTable] on top of
/// [BoltFile]); the documents and layers lie in the content store, which is laid out like the `blobs` folder that
/// [io.pratique.image.source.archive] reads.
@NullMarked
package io.pratique.image.source.containerd;

import org.jspecify.annotations.NullMarked;
