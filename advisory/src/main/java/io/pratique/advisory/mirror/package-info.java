/// The folder of feeds, kept as the real hosts serve it, and how it is brought up to date.
///
/// In come lists of [io.pratique.advisory.mirror.Download], what each feed needs; out come the same files below
/// `mirror/HOST/PATH`, where [io.pratique.advisory.feed.Feed#locations] find them, and what became of each. A
/// download that fails leaves what was there in force.
@NullMarked
package io.pratique.advisory.mirror;

import org.jspecify.annotations.NullMarked;
