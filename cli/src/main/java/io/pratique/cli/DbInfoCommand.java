package io.pratique.cli;

import io.pratique.advisory.store.AdvisoryDatabase;
import io.pratique.advisory.store.Generation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// Says which advisories are used.
final class DbInfoCommand implements Command {
    @Override
    public String name() {
        return "info";
    }

    @Override
    public String summary() {
        return "Say which advisory database is used, how old it is and what is in it.";
    }

    @Override
    public List<Example> examples() {
        return List.of(new Example("pratique db info", "the database that a scan would use"));
    }

    @Override
    public void describe(CommandSpec spec) {
        spec.addOption(Databases.option());
    }

    @Override
    public ExitCode run(ParseResult parsed, Surroundings around) throws IOException {
        Path named = Options.path(parsed, "--db");
        Path file = Databases.file(named, around);
        try (AdvisoryDatabase database = Databases.open(named, around)) {
            return Cli.print(describe(file == null ? "shipped with the program" : file.toString(), database), around);
        }
    }

    private static String describe(String place, AdvisoryDatabase database) {
        Generation generation = database.generation();
        StringBuilder out = new StringBuilder();
        out.append("database    ").append(Lines.single(place)).append('\n');
        out.append("generation  ").append(generation.id()).append('\n');
        out.append("built       ").append(generation.built()).append('\n');
        out.append("feeds\n");
        for (Generation.FeedSummary feed : generation.feeds()) {
            out.append(String.format("  %-16s %9d%n", Lines.single(feed.id()), feed.advisories()));
        }
        out.append("ecosystems\n");
        database.ecosystems()
                .forEach(ecosystem -> out.append("  ")
                        .append(Lines.single(ecosystem.toString()))
                        .append('\n'));
        return out.toString();
    }
}
