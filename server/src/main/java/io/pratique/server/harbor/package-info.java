/// Pratique as a scanner of Harbor, by the pluggable scanner API (goharbor/pluggable-scanner-spec, 1.0 to 1.2).
///
/// In: requests of a Harbor, each with an image and the right to read it. Out: jobs that read the image by
/// [io.pratique.server.scan], and reports made of the stored inventory by [io.pratique.server.judge].
@NullMarked
package io.pratique.server.harbor;

import org.jspecify.annotations.NullMarked;
