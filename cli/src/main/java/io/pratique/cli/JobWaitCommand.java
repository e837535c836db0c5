package io.pratique.cli;

import io.pratique.http.Waiting;
import io.pratique.json.JsonValue;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// Waits until a job of a server is over.
///
/// @param waiting between questions
record JobWaitCommand(Waiting waiting) implements Command {
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Set<String> OPEN = Set.of("ready", "running");

    @Override
    public String name() {
        return "wait";
    }

    @Override
    public String summary() {
        return "Wait until a job is over; it fails when the job does.";
    }

    @Override
    public List<Example> examples() {
        return List.of(new Example("pratique job wait 17", "with exit code 0 when it is done, else 3"));
    }

    @Override
    public void describe(CommandSpec spec) {
        spec.addPositional(Options.parameter("JOB", List.of(), "The number of the job."));
        spec.addOption(ServerConnection.option());
    }

    @Override
    public ExitCode run(ParseResult parsed, Surroundings around) throws IOException {
        String path = "/api/v1/jobs/" + ServerConnection.encoded(Options.parameter(parsed));
        try (ServerConnection server = ServerConnection.open(parsed, around)) {
            JsonValue job = server.json("GET", path, null);
            while (OPEN.contains(job.text("state", ""))) {
                waiting.sleep(PAUSE);
                job = server.json("GET", path, null);
            }
            Cli.print(RemoteTable.thing(job), around);
            return job.text("state", "").equals("done") ? ExitCode.SUCCESS : ExitCode.FAILURE;
        }
    }
}
