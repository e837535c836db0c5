package io.pratique.bench.labels;

import io.pratique.advisory.store.AdvisoryDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// Prints precision and recall on findings that people judged: a database, a table of labels and how many of the
/// wrong answers to list.
public final class Labels {
    private Labels() {}

    public static void main(String[] arguments) throws IOException {
        try (AdvisoryDatabase database = AdvisoryDatabase.open(Path.of(arguments[0]))) {
            System.out.println(
                    LabelReport.of(outcomes(database, Path.of(arguments[1])), Integer.parseInt(arguments[2])));
        }
    }

    static List<Outcome> outcomes(AdvisoryDatabase database, Path table) throws IOException {
        return new LabelJudge(database).judge(Label.read(table));
    }
}
