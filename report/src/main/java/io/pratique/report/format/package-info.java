/// The report formats, one class each, listed in [io.pratique.report.format.ReportFormats].
///
/// In: an [io.pratique.match.Assessment]. Out: bytes, the same for the same assessment and options.
@NullMarked
package io.pratique.report.format;

import org.jspecify.annotations.NullMarked;
