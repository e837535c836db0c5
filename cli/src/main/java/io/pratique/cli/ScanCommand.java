package io.pratique.cli;

import io.pratique.advisory.store.AdvisoryStore;
import io.pratique.cli.output.BrokenPipeException;
import io.pratique.cli.output.OutputFile;
import io.pratique.cli.output.StandardOutput;
import io.pratique.cli.output.StandardOutput.Content;
import io.pratique.match.Assessment;
import io.pratique.match.policy.Decision;
import io.pratique.model.ErrorKind;
import io.pratique.model.PratiqueException;
import io.pratique.model.ScanStatus;
import io.pratique.report.format.ReportOptions;
import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// Scans a target and reports what is known to be wrong with it.
final class ScanCommand implements Command {
    @Override
    public String name() {
        return "scan";
    }

    @Override
    public String summary() {
        return "Find known vulnerabilities in an image, an archive or a folder.";
    }

    @Override
    public List<Example> examples() {
        return List.of(
                new Example("pratique scan alpine:3.22", "an image, from its registry"),
                new Example("pratique scan docker-archive:image.tar", "what 'docker save' wrote"),
                new Example("pratique scan dir:/ --skip 'home/**'", "this machine, without /home"),
                new Example("pratique scan app:1.4 --fail-on high", "exit code 1 at high or critical"),
                new Example("pratique scan app:1.4 --format json --output a.json", "for programs"),
                new Example(
                        "pratique scan app:1.4 --vex attached --show-suppressed", "also what VEX at the image says"),
                new Example("pratique scan app:1.4 --vex-key vendor.pem", "VEX at the image that this key has signed"),
                new Example("pratique scan app:1.4 --server https://pratique.example.com", "what the server knows"),
                new Example("pratique scan app:1.4 --explain CVE-2024-6119", "why this is reported"));
    }

    @Override
    public void describe(CommandSpec spec) {
        ScanOptionSpecs.addTo(spec);
    }

    @Override
    public ExitCode run(ParseResult parsed, Surroundings around) throws IOException {
        ScanRequest request = ScanRequest.of(parsed);
        if (request.output() != null) {
            OutputFile.check(request.output());
        }
        try (AdvisoryStore store = Databases.open(request.database(), around)) {
            Assessment assessment = assess(request, store, around);
            ExitCode code = judge(assessment, request, around);
            try {
                write(request, around, Reports.of(assessment, store, request, options(request, around)));
            } catch (BrokenPipeException readerGone) {
                // The verdict stands, however much of the report was read.
            }
            return code;
        }
    }

    private static Assessment assess(ScanRequest request, AdvisoryStore store, Surroundings around) throws IOException {
        try {
            return request.filter().apply(Assessments.make(request, store, around));
        } catch (PratiqueException | IOException | StackOverflowError | OutOfMemoryError failure) {
            boolean misuse = failure instanceof PratiqueException known && known.kind() == ErrorKind.USAGE;
            if (!misuse && request.format().id().equals("json")) {
                Assessment failed = Assessments.failed(request, store, failure);
                write(request, around, out -> request.format().write(failed, out, options(request, around)));
            }
            throw failure;
        }
    }

    private static ExitCode judge(Assessment assessment, ScanRequest request, Surroundings around) {
        ScanStatus status = assessment.scan().status();
        if (status == ScanStatus.FAILED || status == ScanStatus.UNSUPPORTED) {
            around.tell(request.target() + " could not be scanned; the report says why");
            return ExitCode.FAILURE;
        }
        return switch (request.gate().decide(assessment)) {
            case Decision.Pass() -> ExitCode.SUCCESS;
            case Decision.Fail(var violations) -> ExitCode.FINDINGS;
            case Decision.Undecided(String reason) -> {
                around.tell(reason);
                yield ExitCode.FAILURE;
            }
        };
    }

    private static ReportOptions options(ScanRequest request, Surroundings around) {
        boolean toTerminal = request.output() == null && around.outIsTerminal();
        boolean colour = request.output() == null && request.colour() && around.colour();
        return new ReportOptions(
                colour,
                toTerminal ? around.width() : 0,
                around.today(),
                request.order(),
                request.exceptions().show(),
                Version.text());
    }

    private static void write(ScanRequest request, Surroundings around, Content report) throws IOException {
        if (request.output() == null) {
            StandardOutput.write(around.out(), report);
        } else {
            OutputFile.write(request.output(), report);
        }
    }
}
