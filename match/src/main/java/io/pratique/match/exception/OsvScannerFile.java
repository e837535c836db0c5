package io.pratique.match.exception;

import io.pratique.json.JsonValue;
import io.pratique.json.Toml;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// OSV-Scanner's `osv-scanner.toml`: `IgnoredVulns`, and those `PackageOverrides` that ignore a package or its
/// vulnerabilities.
///
/// As there, entries have expired when their moment has come, and an entry without a version is about all versions.
public final class OsvScannerFile implements ExceptionFile {
    private static final String IDS = "IgnoredVulns";
    private static final String PACKAGES = "PackageOverrides";

    @Override
    public String id() {
        return "osv-scanner";
    }

    @Override
    public boolean isNamed(String fileName) {
        return fileName.equals("osv-scanner.toml");
    }

    @Override
    public Reading read(String file, byte[] contents) throws IOException {
        JsonValue document = Toml.parse(ExceptionFiles.bounded(contents));
        var lines = new TomlLines(contents);
        var notes = new Notes(file);
        each(document, IDS, lines, notes, OsvScannerFile::ignored);
        each(document, PACKAGES, lines, notes, OsvScannerFile::override);
        return notes.reading();
    }

    private static void each(JsonValue document, String key, TomlLines lines, Notes notes, YamlRules.Meaning meaning) {
        List<JsonValue> entries = document.get(key).items();
        for (int i = 0; i < entries.size(); i++) {
            int line = lines.of(key, i);
            try {
                meaning.of(new Rule(entries.get(i)), Source.line(notes.file(), line))
                        .ifPresent(notes::add);
            } catch (IllegalArgumentException bad) {
                notes.problem(line, String.valueOf(bad.getMessage()));
            }
        }
    }

    private static Optional<Statement> ignored(Rule rule, Source source) {
        String id = rule.text("id");
        if (id == null) {
            throw new IllegalArgumentException("an entry without an id");
        }
        return Optional.of(
                new Statement(List.of(id), List.of(Subject.EVERYTHING), claim(rule, rule.text("ignoreUntil")), source));
    }

    private static Optional<Statement> override(Rule rule, Source source) {
        boolean ignores = rule.isTrue("ignore") || new Rule(rule.entry().get("vulnerability")).isTrue("ignore");
        if (!ignores) {
            return Optional.empty();
        }
        if (rule.has("group")) {
            throw new IllegalArgumentException("groups of dependencies are not known to findings");
        }
        List<Condition> conditions = new ArrayList<>();
        if (rule.isTrue("nameIsRegex")) {
            rule.when("name", conditions, name -> new Condition.NamedLike(Regex.compile("^" + name + "$")));
        } else {
            rule.when("name", conditions, OsvScannerFile::named);
        }
        rule.when("version", conditions, GrypeTerms::version);
        rule.when("ecosystem", conditions, Condition.OfEcosystem::new);
        if (conditions.isEmpty()) {
            throw new IllegalArgumentException("an override of every package");
        }
        return Optional.of(new Statement(
                List.of(), List.of(new Subject(conditions)), claim(rule, rule.text("effectiveUntil")), source));
    }

    private static Condition named(String name) {
        if (name.indexOf('*') >= 0) {
            throw new IllegalArgumentException("a name with a * in it");
        }
        return new Condition.Named(name);
    }

    private static Claim claim(Rule rule, @Nullable String until) {
        return Claim.of(Status.ACCEPTED)
                .withReason(rule.text("reason"))
                .until(until == null ? null : Expiry.before(until));
    }
}
