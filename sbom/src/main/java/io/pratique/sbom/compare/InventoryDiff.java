package io.pratique.sbom.compare;

import io.pratique.model.inventory.Component;
import io.pratique.model.inventory.Sbom;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// In what two inventories differ: packages by type and name, with the versions that only one of them has.
///
/// @param changes by type, then name
public record InventoryDiff(List<Change> changes) {
    private static final Comparator<Package> ORDER =
            Comparator.comparing(Package::type).thenComparing(Package::name);

    /// A package that differs.
    ///
    /// @param before versions that only the first inventory has
    /// @param after versions that only the second has
    public record Change(Kind kind, String type, String name, List<String> before, List<String> after) {
        public enum Kind {
            ADDED,
            REMOVED,
            CHANGED
        }
    }

    private record Package(String type, String name) {}

    public InventoryDiff {
        changes = List.copyOf(changes);
    }

    public static InventoryDiff of(Sbom before, Sbom after) {
        Map<Package, TreeSet<String>> first = versions(before);
        Map<Package, TreeSet<String>> second = versions(after);
        var all = new TreeSet<>(ORDER);
        all.addAll(first.keySet());
        all.addAll(second.keySet());
        List<Change> changes = new ArrayList<>();
        for (Package one : all) {
            List<String> gone = without(first.get(one), second.get(one));
            List<String> come = without(second.get(one), first.get(one));
            if (!gone.isEmpty() || !come.isEmpty()) {
                changes.add(new Change(kind(gone, come), one.type(), one.name(), gone, come));
            }
        }
        return new InventoryDiff(changes);
    }

    private static Map<Package, TreeSet<String>> versions(Sbom sbom) {
        Map<Package, TreeSet<String>> out = new TreeMap<>(ORDER);
        for (Component component : sbom.components()) {
            out.computeIfAbsent(new Package(component.type(), component.name()), any -> new TreeSet<>())
                    .add(component.version());
        }
        return out;
    }

    private static List<String> without(@Nullable TreeSet<String> these, @Nullable TreeSet<String> those) {
        if (these == null) {
            return List.of();
        }
        List<String> out = new ArrayList<>(these);
        if (those != null) {
            out.removeAll(those);
        }
        return out;
    }

    private static Change.Kind kind(List<String> gone, List<String> come) {
        if (gone.isEmpty()) {
            return Change.Kind.ADDED;
        }
        return come.isEmpty() ? Change.Kind.REMOVED : Change.Kind.CHANGED;
    }

    public long count(Change.Kind kind) {
        return changes.stream().filter(change -> change.kind() == kind).count();
    }
}
