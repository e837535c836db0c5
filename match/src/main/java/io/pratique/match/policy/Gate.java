package io.pratique.match.policy;

import io.pratique.match.Assessment;
import io.pratique.match.policy.Decision.Violation;
import io.pratique.model.ScanStatus;
import io.pratique.model.finding.Severity;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What a build asks of an assessment.
///
/// A finding of unknown severity is only forbidden by a threshold of `unknown`. A forbidden finding fails whatever
/// else was not read; without one, a scan that is not complete stays undecided.
///
/// @param failOn the mildest severity that is forbidden; null to forbid nothing
/// @param allowIncomplete whether a scan that could not read everything may pass
public record Gate(@Nullable Severity failOn, boolean allowIncomplete) {

    public Decision decide(Assessment assessment) {
        Severity threshold = failOn;
        if (threshold == null) {
            return new Decision.Pass();
        }
        String rule = "--fail-on " + threshold.text();
        List<Violation> violations = assessment.findings().stream()
                .filter(finding -> finding.rating().severity().atLeast(threshold))
                .map(finding -> new Violation(finding, rule))
                .toList();
        if (!violations.isEmpty()) {
            return new Decision.Fail(violations);
        }
        ScanStatus status = assessment.scan().status();
        if (status != ScanStatus.COMPLETE && !allowIncomplete) {
            return new Decision.Undecided("the scan is " + status.name().toLowerCase(Locale.ROOT)
                    + "; see its problems, or pass --allow-incomplete");
        }
        return new Decision.Pass();
    }
}
