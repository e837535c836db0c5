package io.pratique.server.decision;

import io.pratique.match.exception.Status;
import io.pratique.server.finding.Packages;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// What somebody decides about a vulnerability of a package in a lineage of images.
///
/// @param repository the id of the repository
/// @param platform `linux/amd64`; empty for every platform
/// @param packageUrl without a version
/// @param problem any name of the vulnerability
/// @param reason for people
/// @param expires the last day it holds, in UTC; null for ever
public record DecisionDraft(
        int repository,
        String platform,
        String packageUrl,
        String problem,
        Status status,
        String reason,
        String author,
        @Nullable String owner,
        @Nullable String ticket,
        @Nullable LocalDate expires) {
    private static final int LONGEST = 2_000;

    /// @throws IllegalArgumentException in plain words
    public DecisionDraft {
        if (packageUrl.indexOf('*') >= 0) {
            throw new IllegalArgumentException("a decision is about one package, without *");
        }
        packageUrl = Packages.unversioned(packageUrl);
        if (problem.isBlank() || problem.length() > 200) {
            throw new IllegalArgumentException("problem is the name of a vulnerability, such as CVE-2021-44228");
        }
        if (status == Status.FIXED) {
            throw new IllegalArgumentException("what is fixed shows by itself with the next scan");
        }
        if (status.overrules() && reason.isBlank()) {
            throw new IllegalArgumentException("reason says why the finding does not count");
        }
        bounded(platform);
        bounded(packageUrl);
        bounded(problem);
        bounded(reason);
        bounded(author);
        bounded(owner);
        bounded(ticket);
    }

    private static void bounded(@Nullable String text) {
        if (text != null && (text.length() > LONGEST || text.indexOf('\0') >= 0)) {
            throw new IllegalArgumentException("texts of a decision have up to " + LONGEST + " characters");
        }
    }
}
