/// Scans images of connected registries: a job says which, a worker reads the image once and stores what it holds.
///
/// In: jobs of the queue. Out: inventories, judged. An image that was read by these very analyzers before is not
/// read
/// again: advisories that change reach it by [io.pratique.server.judge].
@NullMarked
package io.pratique.server.scan;

import org.jspecify.annotations.NullMarked;
