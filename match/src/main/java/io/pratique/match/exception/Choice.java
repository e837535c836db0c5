package io.pratique.match.exception;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// Which of the statements about one finding decides.
///
/// Of those that contradict each other the one counts that speaks most exactly: with a version rather than without,
/// with a package and an image rather than with one of them. Of equally exact ones the newest counts, and where
/// that
/// does not tell either, the one that leaves the finding open. To accept a vulnerability contradicts nothing.
final class Choice {
    private final LocalDate today;
    private @Nullable Weighed claimed;
    private @Nullable Weighed accepted;
    private @Nullable Weighed late;

    private record Weighed(Statement statement, int weight) {
        boolean outweighs(@Nullable Weighed other) {
            if (other == null || weight != other.weight) {
                return other == null || weight > other.weight;
            }
            int newer = since().compareTo(other.since());
            boolean opens =
                    !statement.status().overrules() && other.statement.status().overrules();
            return newer > 0 || newer == 0 && opens;
        }

        private Instant since() {
            Instant since = statement.claim().since();
            return since == null ? Instant.MIN : since;
        }
    }

    Choice(LocalDate today) {
        this.today = today;
    }

    void add(Statement statement, int weight) {
        var weighed = new Weighed(statement, weight);
        if (statement.claim().expired(today)) {
            late = statement.status().overrules() && weighed.outweighs(late) ? weighed : late;
        } else if (statement.status() == Status.ACCEPTED) {
            accepted = weighed.outweighs(accepted) ? weighed : accepted;
        } else {
            claimed = weighed.outweighs(claimed) ? weighed : claimed;
        }
    }

    /// The statement that overrules the finding; null where it stays open.
    @Nullable
    Statement overruling() {
        if (claimed != null && claimed.statement.status().overrules()) {
            return claimed.statement;
        }
        return accepted == null ? null : accepted.statement;
    }

    /// The statement that would have overruled it before its day passed.
    @Nullable
    Statement expired() {
        return late == null ? null : late.statement;
    }
}
