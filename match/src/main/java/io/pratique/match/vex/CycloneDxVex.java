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

/// CycloneDX 1.4 to 1.7: `vulnerabilities` with an `analysis`, alone or within an SBOM.
final class CycloneDxVex {
    private final JsonValue document;
    private final CycloneDxRefs references;

    private CycloneDxVex(JsonValue document) {
        this.document = document;
        this.references = new CycloneDxRefs(document);
    }

    static Reading read(String file, JsonValue document) {
        var notes = new Notes(file);
        var reader = new CycloneDxVex(document);
        List<JsonValue> vulnerabilities = document.get("vulnerabilities").items();
        for (int i = 0; i < vulnerabilities.size(); i++) {
            String place = "vulnerability " + (i + 1);
            try {
                reader.statement(vulnerabilities.get(i), new Source(file, place))
                        .ifPresent(notes::add);
            } catch (IllegalArgumentException bad) {
                notes.problem(place, String.valueOf(bad.getMessage()));
            }
        }
        return notes.reading();
    }

    /// Empty where nobody analysed it.
    private Optional<Statement> statement(JsonValue vulnerability, Source source) {
        JsonValue analysis = vulnerability.get("analysis");
        String state = analysis.text("state");
        if (state == null) {
            return Optional.empty();
        }
        Status status = status(state);
        List<String> ids = ids(vulnerability);
        if (ids.isEmpty()) {
            throw new IllegalArgumentException("no vulnerability");
        }
        String justification = analysis.text("justification");
        var claim = Claim.of(status)
                .withJustification(justification == null ? null : justification(justification))
                .withReason(analysis.text("detail", justification == null ? "" : justification))
                .by(author())
                .since(Instants.first(
                        analysis.text("lastUpdated"),
                        analysis.text("firstIssued"),
                        vulnerability.text("updated"),
                        document.get("metadata").text("timestamp")));
        return Optional.of(new Statement(ids, subjects(vulnerability.get("affects"), status), claim, source));
    }

    private static Status status(String state) {
        return switch (state) {
            case "not_affected", "false_positive" -> Status.NOT_AFFECTED;
            case "resolved", "resolved_with_pedigree" -> Status.FIXED;
            case "exploitable" -> Status.AFFECTED;
            case "in_triage" -> Status.UNDER_INVESTIGATION;
            default -> throw new IllegalArgumentException("the state '" + state + "' is none of CycloneDX");
        };
    }

    /// What has no counterpart is told by the reason alone.
    private static @Nullable Justification justification(String name) {
        return switch (name) {
            case "code_not_present" -> Justification.VULNERABLE_CODE_NOT_PRESENT;
            case "code_not_reachable" -> Justification.VULNERABLE_CODE_NOT_IN_EXECUTE_PATH;
            case "protected_by_mitigating_control",
                    "protected_at_runtime",
                    "protected_at_perimeter",
                    "protected_by_compiler" -> Justification.INLINE_MITIGATIONS_ALREADY_EXIST;
            default -> null;
        };
    }

    private static List<String> ids(JsonValue vulnerability) {
        Set<String> ids = new LinkedHashSet<>();
        String own = vulnerability.text("id");
        if (own != null && !own.isBlank()) {
            ids.add(own.strip());
        }
        for (JsonValue reference : vulnerability.get("references").items()) {
            String other = reference.text("id");
            if (other != null && !other.isBlank()) {
                ids.add(other.strip());
            }
        }
        return List.copyOf(ids);
    }

    private @Nullable String author() {
        JsonValue metadata = document.get("metadata");
        for (JsonValue author : metadata.get("authors").items()) {
            return author.text("name");
        }
        return metadata.get("supplier").text("name");
    }

    private List<Subject> subjects(JsonValue affects, Status status) {
        List<Subject> subjects = new ArrayList<>();
        for (JsonValue target : affects.items()) {
            Condition component = references.resolve(target.text("ref", ""));
            Set<String> versions = versions(target.get("versions"), status);
            if (versions.isEmpty()) {
                subjects.add(Subject.of(component));
            }
            for (String version : versions) {
                subjects.add(Subject.of(component, new Condition.OfVersion(version)));
            }
        }
        if (subjects.isEmpty()) {
            throw new IllegalArgumentException("it affects nothing");
        }
        return subjects;
    }

    /// The versions that a statement is about, where it lists them: those that are said to be affected for one that
    /// leaves a finding open, the others for one that overrules it.
    private static Set<String> versions(JsonValue listed, Status status) {
        Set<String> versions = new LinkedHashSet<>();
        for (JsonValue one : listed.items()) {
            String version = one.text("version");
            if (version == null || version.indexOf('*') >= 0) {
                throw new IllegalArgumentException("ranges of versions are not supported");
            }
            boolean affected = one.text("status", "affected").equals("affected");
            if (affected != status.overrules()) {
                versions.add(version);
            }
        }
        if (versions.isEmpty() && !listed.items().isEmpty()) {
            throw new IllegalArgumentException("its versions contradict its state");
        }
        return versions;
    }
}
