/// Fetches what feeds read, into a folder laid out as the real hosts serve it.
///
/// In: the [io.pratique.advisory.mirror.Download]s of the feeds. Out: files below `mirror/HOST/PATH`, where
/// [io.pratique.advisory.feed.Feed#locations] looks for them.
@NullMarked
package io.pratique.advisory.mirror;

import org.jspecify.annotations.NullMarked;
