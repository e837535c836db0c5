package io.pratique.sbom.format.document;

import io.pratique.model.inventory.Component;
import io.pratique.model.inventory.Dependency;
import io.pratique.model.inventory.PackageUrl;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Who needs whom, for a document: relations between its elements, and whatever those cannot say.
///
/// A relation holds the file that says so where that is the file in which the needed package was seen first.
///
/// @param relations from the reference of the one in need, or that of the target, to those needed
/// @param rest dependencies of packages that are no elements, and those that other files tell: the two package URLs
///     and the path, with a space between each
public record Graph(Map<String, List<String>> relations, List<Property> rest) {

    /// Stands for what was scanned, where the package URL of the one in need would stand.
    static final String ROOT = "target";

    /// @param references the elements
    /// @param target the reference of what was scanned, in need of its direct dependencies
    public static Graph of(Collection<Dependency> dependencies, Map<Component, String> references, String target) {
        Map<PackageUrl, Component> first = new HashMap<>();
        references.keySet().forEach(component -> first.putIfAbsent(component.purl(), component));
        TreeMap<String, Edge> edges = new TreeMap<>();
        for (Dependency one : dependencies) {
            String key = (one.from() == null ? ROOT : one.from().toString()) + " " + one.to();
            edges.computeIfAbsent(key, any -> new Edge(one, new TreeSet<>()))
                    .paths()
                    .add(one.path());
        }
        Map<String, List<String>> relations = new TreeMap<>();
        List<Property> rest = new ArrayList<>();
        edges.forEach((key, edge) -> {
            Component to = first.get(edge.any().to());
            PackageUrl needy = edge.any().from();
            @Nullable String from = needy == null ? target : reference(first.get(needy), references);
            if (from != null && to != null) {
                relations.computeIfAbsent(from, any -> new ArrayList<>()).add(references.getOrDefault(to, ""));
            }
            if (from == null || to == null || !edge.paths().equals(new TreeSet<>(List.of(to.path())))) {
                edge.paths()
                        .forEach(path ->
                                rest.add(new Property(Names.DEPENDENCY, path.isEmpty() ? key : key + " " + path)));
            }
        });
        return new Graph(relations, rest);
    }

    private record Edge(Dependency any, SortedSet<String> paths) {}

    private static @Nullable String reference(@Nullable Component component, Map<Component, String> references) {
        return component == null ? null : references.get(component);
    }
}
