package io.pratique.sbom.language.java.pom;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// All that is excluded below a place in the graph: by the dependency there and by those that led to it.
record Exclusions(Set<Exclusion> own, @Nullable Exclusions above) {
    static final Exclusions NONE = new Exclusions(Set.of(), null);

    Exclusions and(List<Exclusion> more) {
        return more.isEmpty() ? this : new Exclusions(new HashSet<>(more), this);
    }

    boolean exclude(PomCoordinates wanted) {
        for (Exclusions level = this; level != null; level = level.above) {
            if (level.holds(wanted.group(), wanted.artifact())
                    || level.holds(wanted.group(), Exclusion.ANY)
                    || level.holds(Exclusion.ANY, wanted.artifact())
                    || level.holds(Exclusion.ANY, Exclusion.ANY)) {
                return true;
            }
        }
        return false;
    }

    private boolean holds(String group, String artifact) {
        return !own.isEmpty() && own.contains(new Exclusion(group, artifact));
    }
}
