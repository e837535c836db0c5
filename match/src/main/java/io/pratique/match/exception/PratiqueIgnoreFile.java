package io.pratique.match.exception;

import io.pratique.json.JsonValue;
import io.pratique.json.LinedYaml;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Our own file `.pratique.yaml`: its `ignore` rules. See docs/reference/exceptions.md.
public final class PratiqueIgnoreFile implements ExceptionFile {
    /// The section that [io.pratique.match.environment] reads.
    public static final String ENVIRONMENT = "environment";

    private static final String LIST = "ignore";
    private static final Set<String> SECTIONS = Set.of(LIST, ENVIRONMENT);
    private static final Set<String> KEYS = Stream.concat(
                    Conditions.KEYS.stream(),
                    Stream.of("id", "status", "justification", "reason", "by", "until", "expires"))
            .collect(Collectors.toUnmodifiableSet());

    @Override
    public String id() {
        return "pratique";
    }

    @Override
    public boolean isNamed(String fileName) {
        return fileName.equals(".pratique.yaml") || fileName.equals(".pratique.yml");
    }

    @Override
    public Reading read(String file, byte[] contents) throws IOException {
        LinedYaml document = YamlRules.parse(contents);
        var notes = new Notes(file);
        if (!document.value().isNull() && !(document.value() instanceof JsonValue.Obj)) {
            throw new IOException("not a list of keys and values");
        }
        document.value().fields().forEach((key, value) -> {
            if (!SECTIONS.contains(key)) {
                notes.problem(document.line(value), Suggestions.unknown("key", key, SECTIONS));
            }
        });
        YamlRules.each(document, LIST, notes, PratiqueIgnoreFile::statement);
        return notes.reading();
    }

    private static Optional<Statement> statement(Rule rule, Source source) {
        List<Condition> conditions = Conditions.of(rule.allowing(KEYS));
        List<String> ids = rule.texts("id");
        if (ids.isEmpty() && conditions.isEmpty()) {
            throw new IllegalArgumentException(
                    "a rule without id, package, type, path, layer or image ignores everything");
        }
        var claim = Claim.of(status(rule))
                .withJustification(justification(rule))
                .withReason(rule.text("reason"))
                .by(rule.text("by"))
                .until(until(rule));
        if (claim.justification() != null && claim.status() != Status.NOT_AFFECTED) {
            throw new IllegalArgumentException("a justification goes with the status not_affected alone");
        }
        return Optional.of(new Statement(ids, List.of(new Subject(conditions)), claim, source));
    }

    private static Status status(Rule rule) {
        String text = rule.text("status");
        if (text == null) {
            return Status.ACCEPTED;
        }
        Status status = Status.of(text);
        if (status == null || !status.overrules()) {
            throw new IllegalArgumentException(
                    "the status '" + text + "' overrules nothing; write accepted, not_affected or fixed");
        }
        return status;
    }

    private static @Nullable Justification justification(Rule rule) {
        String text = rule.text("justification");
        Justification justification = Justification.of(text);
        if (text != null && justification == null) {
            Set<String> known = Set.of(Justification.values()).stream()
                    .map(Justification::text)
                    .collect(Collectors.toSet());
            throw new IllegalArgumentException(Suggestions.unknown("justification", text, known));
        }
        return justification;
    }

    private static @Nullable LocalDate until(Rule rule) {
        if (rule.has("until") && rule.has("expires")) {
            throw new IllegalArgumentException("'until' and 'expires' are two names of one thing");
        }
        String text = rule.has("until") ? rule.text("until") : rule.text("expires");
        return text == null ? null : Expiry.lastDay(text);
    }
}
