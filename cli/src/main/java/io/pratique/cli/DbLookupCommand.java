package io.pratique.cli;

import io.pratique.advisory.store.AdvisoryDatabase;
import io.pratique.cli.output.StandardOutput;
import io.pratique.json.JsonWriter;
import io.pratique.match.matcher.PackageQuery;
import io.pratique.match.matcher.PackageQuery.Answer;
import io.pratique.model.ErrorKind;
import io.pratique.model.PratiqueException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// Tells what the database knows of a problem or of a package.
final class DbLookupCommand implements Command {
    @Override
    public String name() {
        return "lookup";
    }

    @Override
    public String summary() {
        return "Show what every source says of a vulnerability or of a package.";
    }

    @Override
    public List<Example> examples() {
        return List.of(
                new Example("pratique db lookup CVE-2021-44228", "under any of its names, in all ecosystems"),
                new Example("pratique db lookup npm:lodash@4.17.20", "a version: is it affected?"),
                new Example("pratique db lookup Debian:12:openssl --json", "a package, for programs"),
                new Example("pratique db lookup pkg:pypi/jinja2@3.1.2", "the same by package URL"));
    }

    @Override
    public void describe(CommandSpec spec) {
        spec.addPositional(Options.parameter(
                "WHAT",
                List.of(),
                "The id of a CVE or of any advisory, a package URL, or ECOSYSTEM:NAME with @VERSION or without."));
        spec.addOption(Databases.option());
        spec.addOption(Options.flag("--json", "Print JSON."));
    }

    @Override
    public ExitCode run(ParseResult parsed, Surroundings around) throws IOException {
        String what = Options.parameter(parsed);
        try (AdvisoryDatabase database = Databases.open(Options.path(parsed, "--db"), around)) {
            List<LookupProblem> problems = LookupProblem.group(ask(what, database), database);
            if (Options.has(parsed, "--json")) {
                StandardOutput.write(around.out(), out -> {
                    try (JsonWriter json = new JsonWriter(out)) {
                        new LookupJson(json).write(what, database.generation().id(), problems);
                    }
                });
            } else {
                StandardOutput.write(around.out(), LookupText.of(problems));
            }
            if (problems.isEmpty()) {
                around.tell("this database says nothing of " + what
                        + "; 'pratique db info' tells which ecosystems it knows");
                return ExitCode.FAILURE;
            }
            return ExitCode.SUCCESS;
        }
    }

    private static List<Answer> ask(String what, AdvisoryDatabase database) {
        try {
            Optional<PackageQuery> query = PackageQuery.parse(what, database.ecosystems());
            if (query.isPresent()) {
                return query.get().ask(database);
            }
        } catch (IllegalArgumentException malformed) {
            throw new PratiqueException(
                    ErrorKind.USAGE, "not a package URL: " + what + ": " + malformed.getMessage(), malformed);
        }
        return database.named(what).stream()
                .map(statement -> new Answer(statement, null))
                .toList();
    }
}
