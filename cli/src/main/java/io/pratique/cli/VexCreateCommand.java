package io.pratique.cli;

import io.pratique.advisory.store.AdvisoryStore;
import io.pratique.cli.output.OutputFile;
import io.pratique.cli.output.StandardOutput;
import io.pratique.match.Assessment;
import io.pratique.match.exception.Ruling;
import io.pratique.match.exception.Statement;
import io.pratique.match.vex.OpenVexWriter;
import io.pratique.model.ErrorKind;
import io.pratique.model.PratiqueException;
import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// Writes what exceptions say of the findings of a target as OpenVEX, so that others need not find out again.
final class VexCreateCommand implements Command {
    @Override
    public String name() {
        return "create";
    }

    @Override
    public String summary() {
        return "Write what exceptions say of a target's findings as OpenVEX.";
    }

    @Override
    public List<Example> examples() {
        return List.of(
                new Example("pratique vex create app:1.4 --author crew@harbour.example", "from .pratique.yaml here"),
                new Example(
                        "pratique vex create sbom:app.cdx.json --author crew --exceptions ok.pratique.yaml --output app.openvex.json",
                        "from another file"));
    }

    @Override
    public void describe(CommandSpec spec) {
        spec.addOption(Options.value("--author", "NAME", "Who says so; a VEX document must name its author."));
        ScanOptionSpecs.addJudging(spec);
    }

    @Override
    public ExitCode run(ParseResult parsed, Surroundings around) throws IOException {
        String author = Options.text(parsed, "--author");
        if (author == null || author.isBlank()) {
            throw new PratiqueException(ErrorKind.USAGE, "say with --author who makes these statements");
        }
        ScanRequest request = ScanRequest.of(parsed);
        if (request.output() != null) {
            OutputFile.check(request.output());
        }
        List<Statement> statements;
        try (AdvisoryStore store = Databases.open(request.database(), around)) {
            Assessment assessment = Assessments.make(request, store, around);
            statements = assessment.overruled().suppressed().stream()
                    .map(Ruling::pinned)
                    .filter(OpenVexWriter::canTell)
                    .toList();
        }
        if (statements.isEmpty()) {
            throw new PratiqueException(
                    ErrorKind.NOT_FOUND,
                    "no exception speaks of a finding in " + request.target() + ": nothing to write");
        }
        var writer = new OpenVexWriter(author, around.now());
        if (request.output() == null) {
            StandardOutput.write(around.out(), out -> writer.write(statements, out));
        } else {
            OutputFile.write(request.output(), out -> writer.write(statements, out));
        }
        return ExitCode.SUCCESS;
    }
}
