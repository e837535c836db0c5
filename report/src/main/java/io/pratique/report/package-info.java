/// Chapter 5: from an assessment to its readers.
///
/// - [io.pratique.report.format]: the formats, listed in [io.pratique.report.format.ReportFormats];
/// - [io.pratique.report.explain]: why one finding is there, or is not;
/// - [io.pratique.report.text]: text that is safe to show.
@NullMarked
package io.pratique.report;

import org.jspecify.annotations.NullMarked;
