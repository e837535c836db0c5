package io.pratique.report.format;

import java.util.List;
import java.util.Optional;

/// All report formats, the default first.
public final class ReportFormats {
    public static final List<ReportFormat> ALL = List.of(new TableFormat(), new JsonFormat(), new CycloneDxFormat());

    private ReportFormats() {}

    public static Optional<ReportFormat> of(String id) {
        return ALL.stream().filter(format -> format.id().equals(id)).findFirst();
    }
}
