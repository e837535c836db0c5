package io.pratique.advisory.store;

import io.pratique.model.finding.Ecosystem;
import io.pratique.model.finding.Threat;
import java.io.Closeable;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The advisories at hand. Any number of threads may look up at once.
public interface AdvisoryStore extends Closeable {
    Generation generation();

    /// Everything said about a package, in a stable order; empty when nothing is.
    List<Candidate> candidates(Ecosystem ecosystem, String name);

    /// How much is known about an ecosystem.
    Coverage coverage(Ecosystem ecosystem);

    /// What attackers do with a problem, by its CVE; [Threat#UNKNOWN] for any other name.
    Threat threat(String id);

    /// The last day a release of an operating system gets fixes; null when unknown.
    @Nullable
    LocalDate endOfLife(String distro, String release);
}
