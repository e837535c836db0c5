package io.pratique.cli;

import io.pratique.advisory.store.DatabaseBuild.FeedReport;
import io.pratique.advisory.store.DatabaseBuild.Summary;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/// What became of the feeds of a database, as a table for people.
final class FeedTable {
    private FeedTable() {}

    static String of(Path output, Summary summary) {
        return rows(summary.feeds())
                + Lines.single((summary.written() ? "wrote " : "left as it is: ") + output + ": a database of "
                        + summary.bytes() + " bytes, generation "
                        + summary.generation().id() + ", up to "
                        + summary.generation().built())
                + '\n';
    }

    private static String rows(List<FeedReport> feeds) {
        StringBuilder out = new StringBuilder();
        out.append(String.format(Locale.ROOT, "%-20s %9s %9s%n", "feed", "records", "left out"));
        for (FeedReport feed : feeds) {
            switch (feed.outcome()) {
                case READ, UNCHANGED, KEPT, FAILED ->
                    out.append(String.format(
                            Locale.ROOT, "%-20s %9d %9d%s%n", feed.id(), feed.items(), feed.problems(), state(feed)));
                case ABSENT, NOT_BUNDLED, OTHER_FORM -> {}
            }
        }
        return out.toString();
    }

    private static String state(FeedReport feed) {
        String reason = Lines.single(feed.failure().orElse(""));
        return switch (feed.outcome()) {
            case READ, ABSENT, NOT_BUNDLED, OTHER_FORM -> "";
            case UNCHANGED -> "  unchanged";
            case KEPT -> "  kept from before: " + reason;
            case FAILED -> "  failed: " + reason;
        };
    }
}
