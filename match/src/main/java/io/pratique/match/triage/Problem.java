package io.pratique.match.triage;

import io.pratique.model.finding.Evidence;
import io.pratique.model.finding.Finding;
import io.pratique.model.finding.FixState;
import io.pratique.model.finding.Rating;
import io.pratique.model.inventory.Component;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A finding before it is tied to one of the packages that have it.
public record Problem(
        String id,
        List<String> aliases,
        Rating rating,
        FixState state,
        @Nullable String fixedVersion,
        List<Evidence> evidence) {

    public Finding in(Component component) {
        return new Finding(id, aliases, component, rating, state, fixedVersion, evidence);
    }
}
