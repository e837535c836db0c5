/// What others made: SBOMs and results of scans that CI sends, reports of other scanners.
///
/// In: documents over HTTP. Out: inventories for [io.pratique.server.inventory], which are judged like those of own
/// scans, and comparisons of other scanners' findings with ours.
@NullMarked
package io.pratique.server.imports;

import org.jspecify.annotations.NullMarked;
