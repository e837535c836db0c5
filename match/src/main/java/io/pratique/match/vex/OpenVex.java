package io.pratique.match.vex;

import io.pratique.json.JsonValue;
import io.pratique.match.exception.Claim;
import io.pratique.match.exception.Condition;
import io.pratique.match.exception.Justification;
import io.pratique.match.exception.Notes;
import io.pratique.match.exception.Reading;
import io.pratique.match.exception.Source;
import io.pratique.match.exception.Statement;
import io.pratique.match.exception.Status;
import io.pratique.match.exception.Subject;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// OpenVEX 0.0.1 to 0.2.0 (openvex.dev, "OpenVEX Specification").
final class OpenVex {
    static final String CONTEXT = "https://openvex.dev/ns";

    private final JsonValue document;
    private final List<Subject> inherited;

    private OpenVex(JsonValue document, List<Subject> inherited) {
        this.document = document;
        this.inherited = inherited;
    }

    /// @param inherited what statements without products are about; empty where nothing says so
    static Reading read(String file, JsonValue document, List<Subject> inherited) {
        var notes = new Notes(file);
        var reader = new OpenVex(document, inherited);
        List<JsonValue> statements = document.get("statements").items();
        for (int i = 0; i < statements.size(); i++) {
            String place = "statement " + (i + 1);
            try {
                notes.add(reader.statement(statements.get(i), new Source(file, place)));
            } catch (IllegalArgumentException bad) {
                notes.problem(place, String.valueOf(bad.getMessage()));
            }
        }
        return notes.reading();
    }

    private Statement statement(JsonValue statement, Source source) {
        List<String> ids = ids(statement.get("vulnerability"));
        if (ids.isEmpty()) {
            throw new IllegalArgumentException("no vulnerability");
        }
        String name = statement.text("status", "");
        Status status = Status.of(name);
        if (status == null || status == Status.ACCEPTED) {
            throw new IllegalArgumentException("the status '" + name + "' is none of VEX");
        }
        String text = statement.text("justification");
        Justification justification = Justification.of(text);
        if (text != null && justification == null) {
            throw new IllegalArgumentException("the justification '" + text + "' is none of VEX");
        }
        var claim = Claim.of(status)
                .withJustification(justification)
                .withReason(reason(statement))
                .by(document.text("author"))
                .since(Instants.first(
                        statement.text("last_updated"),
                        statement.text("timestamp"),
                        document.text("last_updated"),
                        document.text("timestamp")));
        return new Statement(ids, subjects(statement.get("products")), claim, source);
    }

    /// Version 0.0.1 has a text, later ones a name and aliases.
    private static List<String> ids(JsonValue vulnerability) {
        Set<String> ids = new LinkedHashSet<>();
        for (String id : new String[] {vulnerability.text(), vulnerability.text("name")}) {
            if (id != null && !id.isBlank()) {
                ids.add(id.strip());
            }
        }
        ids.addAll(vulnerability.get("aliases").strings());
        return List.copyOf(ids);
    }

    private static @Nullable String reason(JsonValue statement) {
        for (String member : new String[] {"impact_statement", "action_statement", "status_notes"}) {
            String text = statement.text(member);
            if (text != null && !text.isBlank()) {
                return text;
            }
        }
        return null;
    }

    private List<Subject> subjects(JsonValue products) {
        List<Subject> subjects = new ArrayList<>();
        for (JsonValue product : products.items()) {
            Set<Condition> outer = conditions(product, true);
            JsonValue subcomponents = product.get("subcomponents");
            for (Condition condition : outer) {
                add(subjects, condition, subcomponents);
            }
        }
        if (products.items().isEmpty() && !inherited.isEmpty()) {
            return inherited;
        }
        if (subjects.isEmpty()) {
            throw new IllegalArgumentException("no product that can be told: neither package URL nor image");
        }
        return subjects;
    }

    private static void add(List<Subject> subjects, Condition product, JsonValue subcomponents) {
        if (subcomponents.items().isEmpty()) {
            subjects.add(Subject.of(product));
        }
        for (JsonValue subcomponent : subcomponents.items()) {
            for (Condition condition : conditions(subcomponent, false)) {
                subjects.add(Subject.of(product, condition));
            }
        }
    }

    /// Each name of a product or a subcomponent by itself tells it. Version 0.0.1 has texts.
    private static Set<Condition> conditions(JsonValue named, boolean product) {
        Set<Condition> conditions = new LinkedHashSet<>();
        for (String text : new String[] {
            named.text(), named.text("@id"), named.get("identifiers").text("purl")
        }) {
            Optional<Condition> condition = product ? Products.product(text) : Products.component(text);
            condition.ifPresent(conditions::add);
        }
        String hash = named.get("hashes").text("sha-256");
        if (product && hash != null) {
            conditions.add(new Condition.OfDigest(List.of("sha256:" + hash)));
        }
        return conditions;
    }
}
