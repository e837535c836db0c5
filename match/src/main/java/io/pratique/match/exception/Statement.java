package io.pratique.match.exception;

import io.pratique.model.finding.Finding;
import java.util.List;

/// Something said of vulnerabilities in packages.
///
/// @param ids under whatever names the vulnerability is known; empty for every vulnerability
/// @param subjects what it is about: any of these
public record Statement(List<String> ids, List<Subject> subjects, Claim claim, Source source) {
    public Statement {
        ids = List.copyOf(ids);
        subjects = List.copyOf(subjects);
        if (subjects.isEmpty()) {
            throw new IllegalArgumentException("a statement about nothing");
        }
    }

    public Status status() {
        return claim.status();
    }

    /// How exactly it speaks of a finding; -1 where it does not. Its ids are not looked at.
    int weight(Finding finding, Target target) {
        int most = -1;
        for (Subject subject : subjects) {
            if (subject.covers(finding, target)) {
                most = Math.max(most, subject.weight() + (ids.isEmpty() ? 0 : 1));
            }
        }
        return most;
    }
}
