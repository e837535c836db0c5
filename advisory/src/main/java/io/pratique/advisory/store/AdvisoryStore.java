package io.pratique.advisory.store;

import io.pratique.model.finding.Ecosystem;
import java.io.Closeable;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The advisories at hand. Any number of threads may look up at once.
public interface AdvisoryStore extends Closeable {
    Generation generation();

    /// Everything said about a package, in a stable order; empty when nothing is.
    List<Candidate> candidates(Ecosystem ecosystem, String name);

    /// Whether anything at all is known about an ecosystem: where not, "no findings" would be a guess.
    boolean covers(Ecosystem ecosystem);

    /// The last day a release of an operating system gets fixes; null when unknown.
    @Nullable
    LocalDate endOfLife(String distro, String release);
}
