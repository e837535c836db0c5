package io.pratique.cli;

import io.pratique.advisory.store.AdvisoryDatabase;
import io.pratique.advisory.store.Generation;
import io.pratique.cli.output.StandardOutput;
import io.pratique.json.JsonWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// Says how fresh each feed is. Nothing is asked over the network.
final class DbStatusCommand implements Command {
    @Override
    public String name() {
        return "status";
    }

    @Override
    public String summary() {
        return "Say when each feed was checked and fetched, what is in the database of it, and what fails.";
    }

    @Override
    public List<Example> examples() {
        return List.of(
                new Example("pratique db status", "each feed in one line"),
                new Example("pratique db status --json", "for a monitor"));
    }

    @Override
    public void describe(CommandSpec spec) {
        spec.addOption(Databases.option());
        spec.addOption(Options.flag("--json", "Print JSON."));
    }

    @Override
    public ExitCode run(ParseResult parsed, Surroundings around) throws IOException {
        Path named = Options.path(parsed, "--db");
        Path file = Databases.file(named, around);
        String place = file == null ? "shipped with the program" : file.toString();
        try (AdvisoryDatabase database = Databases.open(named, around)) {
            Generation generation = database.generation();
            FeedChoice choice = FeedChoice.of(List.of(), List.of(), List.of(), around);
            List<FeedStatus> feeds = FeedStatus.all(FeedFolder.of(around).mirror(), choice, generation);
            if (Options.has(parsed, "--json")) {
                StandardOutput.write(around.out(), out -> {
                    try (JsonWriter json = new JsonWriter(out)) {
                        json.object(() -> write(json, place, generation, feeds));
                    }
                });
            } else {
                StandardOutput.write(around.out(), text(place, generation, feeds));
            }
        }
        return ExitCode.SUCCESS;
    }

    private static String text(String place, Generation generation, List<FeedStatus> feeds) {
        StringBuilder out = new StringBuilder();
        out.append("database    ").append(Lines.single(place)).append('\n');
        out.append("generation  ")
                .append(generation.id())
                .append(", up to ")
                .append(generation.built())
                .append('\n');
        out.append(String.format(
                Locale.ROOT, "%-20s %9s  %-20s  %-20s  %s%n", "feed", "entries", "checked", "fetched", "state"));
        for (FeedStatus feed : feeds) {
            String reason = feed.reason() == null ? "" : ": " + Lines.single(feed.reason());
            out.append(String.format(
                    Locale.ROOT,
                    "%-20s %9d  %-20s  %-20s  %s%n",
                    feed.id(),
                    feed.entries(),
                    time(feed.checked()),
                    time(feed.fetched()),
                    feed.state().text() + reason));
        }
        return out.toString();
    }

    private static String time(@Nullable Instant time) {
        return time == null ? "-" : time.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private static void write(JsonWriter json, String place, Generation generation, List<FeedStatus> feeds)
            throws IOException {
        json.string("database", place).string("generation", generation.id());
        json.string("built", generation.built().toString());
        json.array("feeds", () -> {
            for (FeedStatus feed : feeds) {
                json.object(() -> json.string("id", feed.id())
                        .number("entries", feed.entries())
                        .string("state", feed.state().name().toLowerCase(Locale.ROOT))
                        .optional("reason", feed.reason())
                        .optional("checked", Objects.toString(feed.checked(), null))
                        .optional("fetched", Objects.toString(feed.fetched(), null)));
            }
        });
    }
}
