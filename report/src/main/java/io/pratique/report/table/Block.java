package io.pratique.report.table;

import io.pratique.model.finding.Finding;
import io.pratique.model.finding.FixState;
import io.pratique.model.finding.Rating;
import io.pratique.model.finding.Reach;
import io.pratique.model.inventory.Component;
import io.pratique.model.inventory.SourcePackage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Packages that are updated together: those of one source package and version that have the same problems.
///
/// @param names of the packages
/// @param findings of one of them
public record Block(String type, List<String> names, String version, List<Finding> findings) {
    private record Said(
            String id,
            Rating rating,
            FixState state,
            @Nullable String fixed,
            Reach reach) {}

    private record Key(String type, String source, String version, List<Said> problems) {}

    /// The blocks in the order of their first findings.
    public static List<Block> of(List<Finding> findings) {
        Map<Component, List<Finding>> packages = new LinkedHashMap<>();
        for (Finding finding : findings) {
            packages.computeIfAbsent(finding.component(), first -> new ArrayList<>())
                    .add(finding);
        }
        Map<Key, Block> blocks = new LinkedHashMap<>();
        packages.forEach((component, members) -> {
            Block block = blocks.computeIfAbsent(
                    key(component, members),
                    key -> new Block(component.type(), new ArrayList<>(), component.version(), members));
            if (!block.names.contains(component.name())) {
                block.names.add(component.name());
            }
        });
        return List.copyOf(blocks.values());
    }

    private static Key key(Component component, List<Finding> findings) {
        SourcePackage source = component.source();
        List<Said> said = findings.stream()
                .map(finding -> new Said(
                        finding.id(), finding.rating(), finding.state(), finding.fixedVersion(), finding.reach()))
                .toList();
        return new Key(component.type(), source == null ? component.name() : source.name(), component.version(), said);
    }
}
