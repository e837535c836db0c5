package io.pratique.match.vex;

import io.pratique.json.JsonValue;
import io.pratique.match.exception.Claim;
import io.pratique.match.exception.Justification;
import io.pratique.match.exception.Notes;
import io.pratique.match.exception.Reading;
import io.pratique.match.exception.Source;
import io.pratique.match.exception.Statement;
import io.pratique.match.exception.Status;
import io.pratique.match.exception.Subject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// CSAF 2.0 and 2.1 (OASIS): what `product_status` says in documents of the VEX profile and in advisories alike.
///
/// Products of one status that share a reason become one statement. Versions that are recommended or of which
/// nothing is known (2.1) say nothing.
final class CsafVex {
    /// CSAF 2.0, 3.2.3.9; null for what is no statement.
    private static @Nullable Status status(String member) {
        return switch (member) {
            case "known_not_affected" -> Status.NOT_AFFECTED;
            case "fixed", "first_fixed" -> Status.FIXED;
            case "known_affected", "first_affected", "last_affected" -> Status.AFFECTED;
            case "under_investigation" -> Status.UNDER_INVESTIGATION;
            default -> null;
        };
    }

    private static final long SUBJECT_LIMIT = 2_000_000;

    private static final Set<String> SILENT = Set.of("recommended", "unknown");

    private final CsafProducts products;
    private final JsonValue document;
    private final Notes notes;
    private int untold;
    private long count;

    private record Why(@Nullable Justification justification, String reason) {}

    private CsafVex(JsonValue document, Notes notes) {
        this.document = document.get("document");
        this.products = new CsafProducts(document.get("product_tree"));
        this.notes = notes;
    }

    static Reading read(String file, JsonValue document) throws IOException {
        var notes = new Notes(file);
        var reader = new CsafVex(document, notes);
        List<JsonValue> vulnerabilities = document.get("vulnerabilities").items();
        for (int i = 0; i < vulnerabilities.size(); i++) {
            reader.vulnerability(vulnerabilities.get(i), "vulnerability " + (i + 1));
            if (reader.count > SUBJECT_LIMIT) {
                throw new IOException("CSAF that speaks of more than " + SUBJECT_LIMIT + " products");
            }
        }
        if (reader.untold > 0) {
            notes.problem("", reader.untold + " products without a package URL cannot be told and were left out");
        }
        return notes.reading();
    }

    private void vulnerability(JsonValue vulnerability, String place) {
        Map<String, JsonValue> statuses = vulnerability.get("product_status").fields();
        List<String> ids = ids(vulnerability);
        if (ids.isEmpty()) {
            if (!statuses.isEmpty()) {
                notes.problem(place, "no vulnerability");
            }
            return;
        }
        statuses.forEach((member, list) -> {
            Status status = status(member);
            if (status != null) {
                add(vulnerability, ids, status, list, place);
            } else if (!SILENT.contains(member)) {
                notes.problem(place, "the status '" + member + "' is none of CSAF");
            }
        });
    }

    private static List<String> ids(JsonValue vulnerability) {
        Set<String> ids = new LinkedHashSet<>();
        String cve = vulnerability.text("cve");
        if (cve != null && !cve.isBlank()) {
            ids.add(cve.strip());
        }
        for (JsonValue id : vulnerability.get("ids").items()) {
            String text = id.text("text");
            if (text != null && !text.isBlank()) {
                ids.add(text.strip());
            }
        }
        return List.copyOf(ids);
    }

    private void add(JsonValue vulnerability, List<String> ids, Status status, JsonValue list, String place) {
        Map<String, JsonValue> flags = products.about(vulnerability.get("flags").items());
        Map<String, JsonValue> told = products.about(told(vulnerability, status));
        Map<Why, List<Subject>> subjects = new LinkedHashMap<>();
        for (String product : new LinkedHashSet<>(list.strings())) {
            List<Subject> identities = products.subjects(product);
            if (!products.knows(product)) {
                notes.problem(place, "there is no product '" + product + "' in the product tree");
            } else if (identities.isEmpty()) {
                untold++;
            } else {
                var why = new Why(
                        status == Status.NOT_AFFECTED ? justification(flags.get(product)) : null,
                        told.getOrDefault(product, JsonValue.NULL).text("details", ""));
                subjects.computeIfAbsent(why, any -> new ArrayList<>()).addAll(identities);
                count += identities.size();
            }
        }
        subjects.forEach((why, about) -> notes.add(new Statement(
                ids,
                about,
                Claim.of(status)
                        .withJustification(why.justification())
                        .withReason(why.reason())
                        .by(document.get("publisher").text("name"))
                        .since(Instants.first(document.get("tracking").text("current_release_date"))),
                new Source(notes.file(), place))));
    }

    private static @Nullable Justification justification(@Nullable JsonValue flag) {
        return flag == null ? null : Justification.of(flag.text("label"));
    }

    /// What is told for people: the impact on what is not affected, what to do about the others.
    private static List<JsonValue> told(JsonValue vulnerability, Status status) {
        return switch (status) {
            case NOT_AFFECTED ->
                vulnerability.get("threats").items().stream()
                        .filter(threat -> "impact".equals(threat.text("category")))
                        .toList();
            case AFFECTED, FIXED -> vulnerability.get("remediations").items();
            case UNDER_INVESTIGATION, ACCEPTED -> List.of();
        };
    }
}
