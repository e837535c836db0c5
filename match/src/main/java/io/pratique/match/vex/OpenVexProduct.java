package io.pratique.match.vex;

import io.pratique.json.JsonWriter;
import io.pratique.match.exception.Condition;
import io.pratique.match.exception.Subject;
import io.pratique.model.inventory.PackageUrl;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// A product as OpenVEX names it: by its package URL. Packages in it are its subcomponents.
///
/// @param id the package URL
record OpenVexProduct(String id) implements Comparable<OpenVexProduct> {

    static boolean canTell(Subject subject) {
        List<PackageUrl> products = new ArrayList<>();
        List<PackageUrl> packages = new ArrayList<>();
        return sort(subject, products, packages) && products.size() + packages.size() > 0;
    }

    /// Adds what a subject names to products with their subcomponents.
    static void collect(Subject subject, Map<OpenVexProduct, Set<String>> products) {
        List<PackageUrl> outer = new ArrayList<>();
        List<PackageUrl> inner = new ArrayList<>();
        sort(subject, outer, inner);
        PackageUrl product = outer.isEmpty() ? inner.removeFirst() : outer.getFirst();
        Set<String> parts = products.computeIfAbsent(new OpenVexProduct(product.toString()), any -> new TreeSet<>());
        inner.forEach(part -> parts.add(part.toString()));
    }

    /// Whether there are package URLs alone: at most one product and one package.
    private static boolean sort(Subject subject, List<PackageUrl> products, List<PackageUrl> packages) {
        for (Condition condition : subject.conditions()) {
            switch (condition) {
                case Condition.Within(PackageUrl purl) when isPlain(purl) -> products.add(purl);
                case Condition.OfPackage(PackageUrl purl) when isPlain(purl) -> packages.add(purl);
                default -> {
                    return false;
                }
            }
        }
        return products.size() <= 1 && packages.size() <= 1;
    }

    /// OpenVEX knows no `*`.
    private static boolean isPlain(PackageUrl purl) {
        return purl.name().indexOf('*') < 0 && !"*".equals(purl.version());
    }

    void write(Set<String> subcomponents, JsonWriter json) throws IOException {
        json.string("@id", id);
        json.object("identifiers", () -> json.string("purl", id));
        if (!subcomponents.isEmpty()) {
            json.array("subcomponents", () -> {
                for (String part : subcomponents) {
                    json.object(() -> json.string("@id", part));
                }
            });
        }
    }

    @Override
    public int compareTo(OpenVexProduct other) {
        return id.compareTo(other.id);
    }
}
