package io.pratique.report.format;

import java.time.LocalDate;

/// What the reader's side adds to an assessment.
///
/// @param colour whether escape sequences for colour are understood
/// @param width columns of the terminal; 0 for no limit
/// @param today the day by which a release is past its end of life
/// @param version this program's own version
public record ReportOptions(boolean colour, int width, LocalDate today, String version) {}
