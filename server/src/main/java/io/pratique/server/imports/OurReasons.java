package io.pratique.server.imports;

import io.pratique.model.finding.Evidence;
import io.pratique.model.finding.Finding;
import io.pratique.server.imports.Reason.Kind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Says why they may not report what we do.
final class OurReasons {
    private final Map<String, Integer> reported = new HashMap<>();

    OurReasons(List<ForeignFinding> foreign) {
        for (ForeignFinding finding : foreign) {
            reported.merge(PackageNames.plain(finding.packageName()), 1, Integer::sum);
        }
    }

    Reason of(Finding finding) {
        Evidence evidence = finding.evidence().getFirst();
        String ours = "; ours comes from " + evidence.advisory() + " of " + evidence.feed() + ": "
                + evidence.packageName() + " " + evidence.version() + " lies in " + evidence.range();
        int others = PackageNames.of(finding.component()).stream()
                .mapToInt(name -> reported.getOrDefault(name, 0))
                .sum();
        return others == 0
                ? new Reason(Kind.PACKAGE_NOT_REPORTED, "they report nothing about this package" + ours)
                : new Reason(
                        Kind.NOT_REPORTED,
                        "they report " + (others == 1 ? "another problem" : others + " other problems")
                                + " of this package" + ours);
    }
}
