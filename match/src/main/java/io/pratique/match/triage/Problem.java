package io.pratique.match.triage;

import io.pratique.model.finding.Evidence;
import io.pratique.model.finding.Finding;
import io.pratique.model.finding.FixState;
import io.pratique.model.finding.Rating;
import io.pratique.model.finding.Reach;
import io.pratique.model.finding.Risk;
import io.pratique.model.finding.Threat;
import io.pratique.model.inventory.Component;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A finding before it is tied to one of the packages that have it.
public record Problem(
        String id,
        List<String> aliases,
        Rating rating,
        FixState state,
        @Nullable String fixedVersion,
        List<Evidence> evidence,
        @Nullable LocalDate published) {

    public Finding in(Component component, Threat threat, Reach reach) {
        Risk risk = Risks.of(rating, threat, reach, fixedVersion != null);
        return new Finding(
                id, aliases, component, rating, state, fixedVersion, evidence, published, threat, reach, risk);
    }
}
