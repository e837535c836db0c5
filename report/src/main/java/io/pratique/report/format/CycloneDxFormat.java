package io.pratique.report.format;

import io.pratique.match.Assessment;
import io.pratique.report.cyclonedx.Findings;
import java.io.IOException;
import java.io.OutputStream;

/// CycloneDX 1.6 JSON: a bill of materials with its vulnerabilities.
///
/// The serial number is computed from the content and there is no time stamp, so that the same assessment gives the
/// same bytes.
public final class CycloneDxFormat implements ReportFormat {
    @Override
    public String id() {
        return "cyclonedx";
    }

    @Override
    public String description() {
        return "CycloneDX 1.6 JSON with vulnerabilities";
    }

    @Override
    public void write(Assessment assessment, OutputStream out, ReportOptions options) throws IOException {
        Findings.write(assessment, options.version(), out);
    }
}
