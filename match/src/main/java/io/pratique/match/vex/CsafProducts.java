package io.pratique.match.vex;

import io.pratique.json.JsonValue;
import io.pratique.match.exception.Condition;
import io.pratique.match.exception.Subject;
import io.pratique.match.exception.SystemCpe;
import io.pratique.model.inventory.PackageUrl;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The product tree of a CSAF document (CSAF 2.0, 3.2.2): what stands behind a product's id.
final class CsafProducts {
    /// Groups may be named again and again; what goes beyond this many members is without a reason.
    private static final long EXPANSION_LIMIT = 5_000_000;

    private static final int MOST_NAMES = 20;

    private final Map<String, JsonValue> products = new HashMap<>();
    private final Map<String, JsonValue> relationships = new HashMap<>();
    private final Map<String, Set<String>> groups = new HashMap<>();
    private final Map<String, List<Subject>> subjects = new HashMap<>();
    private long expanded;

    CsafProducts(JsonValue tree) {
        tree.get("full_product_names").items().forEach(this::add);
        Deque<JsonValue> branches = new ArrayDeque<>(tree.get("branches").items());
        while (!branches.isEmpty()) {
            JsonValue branch = branches.pop();
            add(branch.get("product"));
            branch.get("branches").items().forEach(branches::push);
        }
        for (JsonValue relationship : tree.get("relationships").items()) {
            String id = relationship.get("full_product_name").text("product_id");
            if (id != null) {
                relationships.put(id, relationship);
                add(relationship.get("full_product_name"));
            }
        }
        for (JsonValue group : tree.get("product_groups").items()) {
            groups.put(
                    group.text("group_id", ""),
                    new HashSet<>(group.get("product_ids").strings()));
        }
    }

    private void add(JsonValue product) {
        String id = product.text("product_id");
        if (id != null) {
            products.putIfAbsent(id, product);
        }
    }

    boolean knows(String product) {
        return products.containsKey(product);
    }

    /// For each product the first of some entries that names it, by itself or in a group.
    Map<String, JsonValue> about(Iterable<JsonValue> entries) {
        Map<String, JsonValue> about = new HashMap<>();
        for (JsonValue entry : entries) {
            entry.get("product_ids").strings().forEach(product -> about.putIfAbsent(product, entry));
            for (String group : entry.get("group_ids").strings()) {
                Set<String> members = groups.getOrDefault(group, Set.of());
                expanded += members.size();
                if (expanded <= EXPANSION_LIMIT) {
                    members.forEach(product -> about.putIfAbsent(product, entry));
                }
            }
        }
        return about;
    }

    /// What a product is, each of its identities by itself; empty where nothing in the document tells.
    List<Subject> subjects(String product) {
        return subjects.computeIfAbsent(product, this::resolve);
    }

    private List<Subject> resolve(String product) {
        List<Subject> own = new ArrayList<>();
        for (PackageUrl purl : purls(product)) {
            own.add(Subject.of(new Condition.Within(purl)));
        }
        JsonValue relationship = relationships.get(product);
        if (!own.isEmpty() || relationship == null) {
            return own;
        }
        String inner = relationship.text("product_reference", "");
        String outer = relationship.text("relates_to_product_reference", "");
        for (PackageUrl purl : purls(inner)) {
            for (Condition around : surroundings(outer)) {
                own.add(Subject.of(new Condition.OfPackage(purl), around));
            }
        }
        return own;
    }

    private List<Condition> surroundings(String product) {
        List<Condition> conditions = new ArrayList<>();
        purls(product).forEach(purl -> conditions.add(new Condition.Within(purl)));
        @Nullable String cpe = helper(product).text("cpe");
        if (cpe != null && SystemCpe.isSystem(cpe)) {
            conditions.add(new Condition.OnSystem(cpe));
        }
        return conditions;
    }

    /// CSAF 2.0 has one package URL, 2.1 a list.
    private List<PackageUrl> purls(String product) {
        JsonValue helper = helper(product);
        List<PackageUrl> purls = new ArrayList<>();
        Products.purl(helper.text("purl")).ifPresent(purls::add);
        for (String text : helper.get("purls").strings()) {
            Optional<PackageUrl> purl = Products.purl(text);
            purl.ifPresent(purls::add);
        }
        return purls.size() > MOST_NAMES ? purls.subList(0, MOST_NAMES) : purls;
    }

    private JsonValue helper(String product) {
        return products.getOrDefault(product, JsonValue.NULL).get("product_identification_helper");
    }
}
