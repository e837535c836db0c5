/// What people decided about findings: accepted for a while, not affected, who takes care of it. A decision follows
/// a
/// package, whatever its version, in a lineage of images, that is a repository and a platform, through all tags and
/// rebuilds.
///
/// In: decisions of [io.pratique.server.api]. Out: rows of `decision`, and statements as
/// [io.pratique.match.exception] knows them, by which [io.pratique.server.judge] takes findings out of a report.
@NullMarked
package io.pratique.server.decision;

import org.jspecify.annotations.NullMarked;
