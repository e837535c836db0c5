package io.pratique.cli;

import io.pratique.advisory.store.AdvisoryStore;
import io.pratique.cli.output.StandardOutput.Content;
import io.pratique.match.Assessment;
import io.pratique.report.explain.Explanation;
import io.pratique.report.format.ReportOptions;
import java.nio.charset.StandardCharsets;

/// What `scan` writes: the report, or with `--explain` how one problem was evaluated.
final class Reports {
    private Reports() {}

    static Content of(Assessment assessment, AdvisoryStore store, ScanRequest request, ReportOptions options) {
        String explain = request.explain();
        if (explain == null) {
            return out -> request.format().write(assessment, out, options);
        }
        String text = Explanation.of(assessment, store, explain, options.colour());
        return out -> out.write(text.getBytes(StandardCharsets.UTF_8));
    }
}
