package io.pratique.match.exception;

import io.pratique.model.finding.Finding;
import java.util.ArrayList;
import java.util.List;

/// What a statement is about: the findings that meet all conditions.
public record Subject(List<Condition> conditions) {
    public static final Subject EVERYTHING = new Subject(List.of());

    public Subject {
        conditions = List.copyOf(conditions);
    }

    public static Subject of(Condition... conditions) {
        return new Subject(List.of(conditions));
    }

    public Subject and(Condition more) {
        List<Condition> all = new ArrayList<>(conditions);
        all.add(more);
        return new Subject(all);
    }

    public boolean covers(Finding finding, Target target) {
        for (Condition condition : conditions) {
            if (!condition.holds(finding, target)) {
                return false;
            }
        }
        return true;
    }

    int weight() {
        int sum = 0;
        for (Condition condition : conditions) {
            sum += condition.weight();
        }
        return sum;
    }
}
