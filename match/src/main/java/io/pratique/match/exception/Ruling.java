package io.pratique.match.exception;

import io.pratique.model.finding.Finding;
import java.util.List;

/// A finding and the statement that decides, or would decide, about it.
public record Ruling(Finding finding, Statement statement) {

    /// The statement, told of this finding alone: by its id and the package URL of its package.
    public Statement pinned() {
        return new Statement(
                List.of(finding.id()),
                List.of(Subject.of(new Condition.OfPackage(finding.component().purl()))),
                statement.claim(),
                statement.source());
    }
}
