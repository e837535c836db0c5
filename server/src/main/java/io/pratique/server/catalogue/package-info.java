/// What the connected registries have: repositories, tags and the images that they point to, now and before.
///
/// In: what registries tell, by events or when asked. Out: rows of `repository`, `tag`, `image`, `member` and
/// `placement`, and jobs for [io.pratique.server.scan] for what is new.
@NullMarked
package io.pratique.server.catalogue;

import org.jspecify.annotations.NullMarked;
