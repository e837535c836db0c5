package io.pratique.report.format;

import io.pratique.match.Assessment;
import java.io.IOException;
import java.io.OutputStream;

/// A way to show an assessment.
///
/// To add one: a class, goldens, a line in [ReportFormats#ALL]; see docs/howto/add-a-report-format.md.
public interface ReportFormat {
    /// What `--format` takes.
    String id();

    /// One line for people.
    String description();

    /// Writes a whole report; the stream is left open.
    void write(Assessment assessment, OutputStream out, ReportOptions options) throws IOException;
}
