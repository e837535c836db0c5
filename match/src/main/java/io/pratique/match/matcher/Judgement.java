package io.pratique.match.matcher;

import io.pratique.match.triage.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is known of one version of a package.
///
/// @param doubt why the problems may not be all; null where they are
record Judgement(List<Problem> problems, @Nullable Doubt doubt) {
    /// Why something is not known, or not all of it.
    ///
    /// @param reason for people
    /// @param partly whether something is known nevertheless
    record Doubt(String reason, boolean partly) implements Comparable<Doubt> {
        static Doubt unknown(String reason) {
            return new Doubt(reason, false);
        }

        @Override
        public int compareTo(Doubt other) {
            int order = Boolean.compare(partly, other.partly);
            return order != 0 ? order : reason.compareTo(other.reason);
        }
    }

    static Judgement unknown(String reason) {
        return new Judgement(List.of(), Doubt.unknown(reason));
    }

    /// The same, of a package about which there may be more; a doubt that is there already is the nearer one.
    Judgement partly(String reason) {
        return doubt == null ? new Judgement(problems, new Doubt(reason, true)) : this;
    }
}
