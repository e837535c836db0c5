package io.pratique.report.format;

import io.pratique.match.policy.FindingOrder;
import io.pratique.model.finding.Finding;
import java.time.LocalDate;
import java.util.List;

/// What the reader's side adds to an assessment.
///
/// @param colour whether escape sequences for colour are understood
/// @param width columns of the terminal; 0 for no limit
/// @param today the day by which a release is past its end of life
/// @param order which findings come first
/// @param showSuppressed whether a table names the findings that exceptions hide
/// @param version this program's own version
public record ReportOptions(
        boolean colour, int width, LocalDate today, FindingOrder order, boolean showSuppressed, String version) {
    List<Finding> ordered(List<Finding> findings) {
        return findings.stream().sorted(order.comparator()).toList();
    }
}
