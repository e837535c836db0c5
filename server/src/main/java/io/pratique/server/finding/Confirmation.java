package io.pratique.server.finding;

import io.pratique.server.finding.FindingQuery.Inventory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Whether an image ended the findings of the one that it replaced, both judged by the present advisories.
///
/// @param complete whether both images were read wholly; where not, what seems gone may be there unseen
/// @param gone findings of the replaced image that this one has not
/// @param still those that both have
/// @param added those that only this one has
public record Confirmation(
        Replaced replaced, boolean complete, List<FindingRow> gone, List<FindingRow> still, List<FindingRow> added) {
    public Confirmation {
        gone = List.copyOf(gone);
        still = List.copyOf(still);
        added = List.copyOf(added);
    }

    /// Empty when one of the two was not scanned yet.
    public static Optional<Confirmation> of(Handle transaction, Replaced replaced, int image) {
        FindingQuery before = FindingQuery.all(replaced.image());
        FindingQuery after = FindingQuery.all(image);
        Optional<Inventory> old = before.inventory(transaction);
        Optional<Inventory> now = after.inventory(transaction);
        if (old.isEmpty() || now.isEmpty()) {
            return Optional.empty();
        }
        boolean complete =
                old.get().status().equals("complete") && now.get().status().equals("complete");
        return Optional.of(
                compare(replaced, complete, before.run(transaction, old.get()), after.run(transaction, now.get())));
    }

    static Confirmation compare(Replaced replaced, boolean complete, List<FindingRow> old, List<FindingRow> now) {
        Map<String, List<FindingRow>> present = byPackage(now);
        Map<String, List<FindingRow>> past = byPackage(old);
        List<FindingRow> gone = new ArrayList<>();
        List<FindingRow> still = new ArrayList<>();
        for (FindingRow finding : old) {
            (has(present, finding) ? still : gone).add(finding);
        }
        List<FindingRow> added =
                now.stream().filter(finding -> !has(past, finding)).toList();
        return new Confirmation(replaced, complete, gone, still, added);
    }

    private static Map<String, List<FindingRow>> byPackage(List<FindingRow> findings) {
        Map<String, List<FindingRow>> out = new HashMap<>();
        for (FindingRow finding : findings) {
            out.computeIfAbsent(Packages.stored(finding.purl()), any -> new ArrayList<>())
                    .add(finding);
        }
        return out;
    }

    private static boolean has(Map<String, List<FindingRow>> findings, FindingRow finding) {
        return findings.getOrDefault(Packages.stored(finding.purl()), List.of()).stream()
                .anyMatch(finding::isSameProblem);
    }
}
