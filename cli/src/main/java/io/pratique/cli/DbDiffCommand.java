package io.pratique.cli;

import io.pratique.advisory.store.AdvisoryDatabase;
import io.pratique.advisory.store.DatabaseDiff;
import io.pratique.advisory.store.DatabaseDiff.Change;
import io.pratique.advisory.store.DatabaseDiff.Kind;
import io.pratique.cli.output.StandardOutput;
import io.pratique.json.JsonWriter;
import io.pratique.model.ErrorKind;
import io.pratique.model.PratiqueException;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/// Says in which advisories two databases differ.
final class DbDiffCommand implements Command {
    private static final int LIMIT = 100;

    @Override
    public String name() {
        return "diff";
    }

    @Override
    public String summary() {
        return "Say which advisories two databases do not share; exit code 1 where there are any.";
    }

    @Override
    public List<Example> examples() {
        return List.of(
                new Example("pratique db diff yesterday.db today.db", "counts per feed, then the first 100"),
                new Example("pratique db diff old.db new.db --json --limit 100000", "all of them, for programs"));
    }

    @Override
    public void describe(CommandSpec spec) {
        spec.addOption(Options.flag("--json", "Print JSON."));
        spec.addOption(Options.value("--limit", "N", "How many advisories to name; default " + LIMIT + "."));
        spec.addPositional(PositionalParamSpec.builder()
                .index("0..*")
                .arity("2")
                .type(List.class)
                .auxiliaryTypes(String.class)
                .paramLabel(Options.FILE)
                .description("The earlier database and the later one.")
                .build());
    }

    @Override
    public ExitCode run(ParseResult parsed, Surroundings around) throws IOException {
        String given = Options.text(parsed, "--limit");
        int limit = given == null ? LIMIT : Sizes.count("--limit", given, Integer.MAX_VALUE);
        List<String> files = Options.parameters(parsed);
        if (files.size() != 2) {
            throw new PratiqueException(ErrorKind.USAGE, "db diff compares two databases; name two");
        }
        try (AdvisoryDatabase before = AdvisoryDatabase.open(Options.path(files.getFirst()));
                AdvisoryDatabase after = AdvisoryDatabase.open(Options.path(files.getLast()))) {
            DatabaseDiff diff = DatabaseDiff.of(before, after);
            if (Options.has(parsed, "--json")) {
                StandardOutput.write(around.out(), out -> {
                    try (JsonWriter json = new JsonWriter(out)) {
                        json.object(() -> {
                            json.string("before", before.generation().id());
                            json.string("after", after.generation().id());
                            write(json, diff, limit);
                        });
                    }
                });
            } else {
                String step =
                        before.generation().id() + " -> " + after.generation().id();
                StandardOutput.write(around.out(), text(step, diff, limit));
            }
            return diff.changes().isEmpty() ? ExitCode.SUCCESS : ExitCode.FINDINGS;
        }
    }

    private static String text(String step, DatabaseDiff diff, int limit) {
        StringBuilder out = new StringBuilder("generation " + step + "\n");
        counts(diff)
                .forEach((feed, counts) -> out.append(String.format(
                        Locale.ROOT,
                        "%-20s %7d added %7d removed %7d changed%n",
                        Lines.single(feed),
                        counts[Kind.ADDED.ordinal()],
                        counts[Kind.REMOVED.ordinal()],
                        counts[Kind.CHANGED.ordinal()])));
        for (Change change : diff.changes().stream().limit(limit).toList()) {
            String sign = switch (change.kind()) {
                case ADDED -> "+ ";
                case REMOVED -> "- ";
                case CHANGED -> "~ ";
            };
            out.append(sign)
                    .append(Lines.single(
                            change.advisory().feed() + " " + change.advisory().id()))
                    .append('\n');
        }
        if (diff.changes().size() > limit) {
            out.append("and ").append(diff.changes().size() - limit).append(" more; --limit names more\n");
        }
        return out.append(diff.count(Kind.ADDED) + " added, " + diff.count(Kind.REMOVED) + " removed, "
                        + diff.count(Kind.CHANGED) + " changed\n")
                .toString();
    }

    private static Map<String, int[]> counts(DatabaseDiff diff) {
        Map<String, int[]> counts = new TreeMap<>();
        for (Change change : diff.changes()) {
            counts.computeIfAbsent(change.advisory().feed(), feed -> new int[Kind.values().length])[
                    change.kind().ordinal()]++;
        }
        return counts;
    }

    private static void write(JsonWriter json, DatabaseDiff diff, int limit) throws IOException {
        json.array("feeds", () -> {
            for (Map.Entry<String, int[]> feed : counts(diff).entrySet()) {
                json.object(() -> {
                    json.string("id", feed.getKey());
                    for (Kind kind : Kind.values()) {
                        json.number(word(kind), feed.getValue()[kind.ordinal()]);
                    }
                });
            }
        });
        json.array("changes", () -> {
            for (Change change : diff.changes().stream().limit(limit).toList()) {
                json.object(() -> json.string("change", word(change.kind()))
                        .string("feed", change.advisory().feed())
                        .string("id", change.advisory().id()));
            }
        });
        json.bool("complete", diff.changes().size() <= limit);
    }

    private static String word(Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
