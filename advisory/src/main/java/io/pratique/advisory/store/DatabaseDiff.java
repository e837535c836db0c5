package io.pratique.advisory.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// In which advisories two databases differ.
///
/// @param changes by feed and id
public record DatabaseDiff(List<Change> changes) {
    public enum Kind {
        ADDED,
        REMOVED,
        CHANGED
    }

    public record Change(Kind kind, AdvisoryName advisory) {}

    public DatabaseDiff {
        changes = List.copyOf(changes);
    }

    public static DatabaseDiff of(AdvisoryDatabase before, AdvisoryDatabase after) {
        Map<AdvisoryName, Long> old = before.advisories();
        List<Change> changes = new ArrayList<>();
        after.advisories().forEach((name, hash) -> {
            Long known = old.remove(name);
            if (known == null) {
                changes.add(new Change(Kind.ADDED, name));
            } else if (!known.equals(hash)) {
                changes.add(new Change(Kind.CHANGED, name));
            }
        });
        old.keySet().forEach(name -> changes.add(new Change(Kind.REMOVED, name)));
        changes.sort((a, b) -> a.advisory().compareTo(b.advisory()));
        return new DatabaseDiff(changes);
    }

    public long count(Kind kind) {
        return changes.stream().filter(change -> change.kind() == kind).count();
    }
}
