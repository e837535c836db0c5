package io.pratique.cli;

import io.pratique.advisory.store.AdvisoryStore;
import io.pratique.cli.output.StandardOutput.Content;
import io.pratique.match.Assessment;
import io.pratique.report.explain.Explanation;
import io.pratique.report.format.ReportOptions;
import java.nio.charset.StandardCharsets;

/// What a scan writes: the report in the format asked for, or with `--explain` the story of one problem.
final class Reports {
    private Reports() {}

    static Content of(Assessment assessment, AdvisoryStore store, ScanRequest request, ReportOptions options) {
        String explained = request.explain();
        if (explained == null) {
            return out -> request.format().write(assessment, out, options);
        }
        return out -> out.write(
                Explanation.of(assessment, store, explained, options.colour()).getBytes(StandardCharsets.UTF_8));
    }
}
