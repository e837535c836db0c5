package io.pratique.match.exception;

import io.pratique.json.JsonValue;
import io.pratique.json.LinedYaml;
import io.pratique.model.finding.FixState;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Grype's `.grype.yaml`: its `ignore` rules. A finding has to meet everything that a rule asks for.
///
/// Names of packages and of what they are built from are regular expressions, with `^` put before and `$` behind;
/// locations are globs. Rules with a `vex-status` tell Grype which VEX statements to honour; they ignore nothing by
/// themselves. The settings of the file beside `ignore` are about other things.
public final class GrypeIgnoreFile implements ExceptionFile {
    private static final Set<String> KEYS = Set.of(
            "vulnerability",
            "include-aliases",
            "reason",
            "namespace",
            "fix-state",
            "package",
            "vex-status",
            "vex-justification",
            "match-type");
    private static final Set<String> PACKAGE_KEYS =
            Set.of("name", "version", "language", "type", "location", "upstream-name");
    private static final Set<String> VEX = Set.of("not_affected", "fixed", "affected", "under_investigation");

    @Override
    public String id() {
        return "grype";
    }

    @Override
    public boolean isNamed(String fileName) {
        return fileName.equals(".grype.yaml") || fileName.equals(".grype.yml");
    }

    @Override
    public Reading read(String file, byte[] contents) throws IOException {
        LinedYaml document = YamlRules.parse(contents);
        var notes = new Notes(file);
        YamlRules.each(document, "ignore", notes, GrypeIgnoreFile::statement);
        return notes.reading();
    }

    private static Optional<Statement> statement(Rule rule, Source source) {
        rule.allowing(KEYS);
        String vex = rule.text("vex-status");
        if (vex != null) {
            if (!VEX.contains(vex)) {
                throw new IllegalArgumentException(Suggestions.unknown("vex-status", vex, VEX));
            }
            return Optional.empty();
        }
        String id = rule.text("vulnerability");
        List<Condition> conditions = conditions(rule);
        if (id == null && conditions.isEmpty()) {
            throw new IllegalArgumentException("a rule without any condition");
        }
        return Optional.of(new Statement(
                id == null ? List.of() : List.of(id),
                List.of(new Subject(conditions)),
                Claim.of(Status.ACCEPTED).withReason(rule.text("reason")),
                source));
    }

    private static List<Condition> conditions(Rule rule) {
        List<Condition> conditions = new ArrayList<>();
        rule.when("namespace", conditions, GrypeTerms::namespace);
        rule.when("fix-state", conditions, state -> new Condition.Fix(fixStates(state)));
        rule.when("match-type", conditions, GrypeTerms::matchType);
        JsonValue wanted = rule.entry().get("package");
        if (!wanted.isNull()) {
            Rule inner = new Rule(wanted).allowing(PACKAGE_KEYS);
            inner.when("name", conditions, name -> new Condition.NamedLike(wholeName(name)));
            inner.when("version", conditions, GrypeTerms::version);
            inner.when("language", conditions, language -> new Condition.OfType(GrypeTerms.language(language)));
            inner.when("type", conditions, type -> new Condition.OfType(GrypeTerms.type(type)));
            inner.when("location", conditions, path -> new Condition.At(Set.of(Glob.of(path))));
            inner.when("upstream-name", conditions, name -> new Condition.BuiltFrom(wholeName(name)));
        }
        return conditions;
    }

    /// As Grype puts it together, so that `a|b` is found in all that begins with a or ends with b.
    private static Regex wholeName(String name) {
        return Regex.compile("^" + name + "$");
    }

    private static Set<FixState> fixStates(String state) {
        return switch (state) {
            case "fixed" -> Set.of(FixState.FIXED);
            case "not-fixed" -> Set.of(FixState.AFFECTED);
            case "wont-fix" -> Set.of(FixState.WILL_NOT_FIX, FixState.END_OF_LIFE);
            case "unknown" -> Set.of(FixState.UNDER_INVESTIGATION);
            default ->
                throw new IllegalArgumentException(
                        Suggestions.unknown("fix-state", state, Set.of("fixed", "not-fixed", "wont-fix", "unknown")));
        };
    }
}
