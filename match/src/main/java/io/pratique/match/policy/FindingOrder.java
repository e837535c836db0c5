package io.pratique.match.policy;

import io.pratique.model.finding.Finding;
import java.util.Comparator;
import java.util.Locale;

/// Which findings come first.
public enum FindingOrder {
    RISK(Finding.BY_RISK),
    SEVERITY(Finding.BY_SEVERITY),
    PACKAGE(Finding.BY_PACKAGE);

    private final Comparator<Finding> comparator;

    FindingOrder(Comparator<Finding> comparator) {
        this.comparator = comparator;
    }

    public Comparator<Finding> comparator() {
        return comparator;
    }

    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
