package io.pratique.match.exception;

import io.pratique.json.JsonValue;
import io.pratique.json.LinedYaml;
import io.pratique.model.inventory.PackageUrl;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Trivy's `.trivyignore.yaml`: its `vulnerabilities`. The other sections are about other things than packages.
///
/// As in Trivy an entry has expired when its moment has come, a package URL leaves open what it does not say, and
/// unknown keys mean nothing.
public final class TrivyIgnoreYamlFile implements ExceptionFile {
    @Override
    public String id() {
        return "trivyignore-yaml";
    }

    @Override
    public boolean isNamed(String fileName) {
        return fileName.equals(".trivyignore.yaml") || fileName.equals(".trivyignore.yml");
    }

    @Override
    public Reading read(String file, byte[] contents) throws IOException {
        LinedYaml document = YamlRules.parse(contents);
        var notes = new Notes(file);
        YamlRules.each(document, "vulnerabilities", notes, TrivyIgnoreYamlFile::statement);
        return notes.reading();
    }

    private static Optional<Statement> statement(Rule rule, Source source) {
        String id = rule.text("id");
        if (id == null) {
            throw new IllegalArgumentException("an entry without an id");
        }
        String expires = rule.text("expired_at");
        Claim claim = Claim.of(Status.ACCEPTED)
                .withReason(rule.text("statement"))
                .until(expires == null ? null : Expiry.before(expires));
        return Optional.of(new Statement(List.of(id), subjects(rule), claim, source));
    }

    /// Any of the paths and any of the packages.
    private static List<Subject> subjects(Rule rule) {
        List<Condition> place = new ArrayList<>();
        List<String> paths = list(rule, "paths");
        if (!paths.isEmpty()) {
            place.add(new Condition.At(paths.stream().map(Glob::of).collect(Collectors.toSet())));
        }
        List<String> purls = list(rule, "purls");
        if (purls.isEmpty()) {
            return List.of(new Subject(place));
        }
        List<Subject> subjects = new ArrayList<>();
        for (String purl : purls) {
            List<Condition> conditions = new ArrayList<>(place);
            conditions.add(new Condition.OfPackage(PackageUrl.parse(purl)));
            subjects.add(new Subject(conditions));
        }
        return subjects;
    }

    /// An empty list is as good as none.
    private static List<String> list(Rule rule, String key) {
        return rule.entry().get(key).equals(new JsonValue.Arr(List.of())) ? List.of() : rule.texts(key);
    }
}
