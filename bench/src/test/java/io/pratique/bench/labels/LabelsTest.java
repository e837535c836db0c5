package io.pratique.bench.labels;

import static org.assertj.core.api.Assertions.assertThat;

import io.pratique.advisory.store.AdvisoryDatabase;
import io.pratique.advisory.store.DatabaseBuild;
import io.pratique.testing.Shared;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabelsTest {
    @TempDir
    Path folder;

    /// Floors a little below what bench/README.md tells; raise them with it.
    @Test
    void findsWhatPeopleJudgedToBeReal() throws IOException {
        Path table = Shared.conformance("matching").resolve("labels.tsv");
        Path file = folder.resolve("database");
        DatabaseBuild.build(new DatabaseBuild.Request(Shared.feeds(), file, null, false), line -> {});

        List<Outcome> outcomes = Labels.outcomes(AdvisoryDatabase.open(file), table);

        Tally tally = Tally.of(outcomes);
        assertThat(tally.rows()).isEqualTo(6529);
        assertThat(tally.judged()).isGreaterThanOrEqualTo(1170);
        assertThat(tally.precision()).as("precision, %s", tally).isGreaterThanOrEqualTo(0.94);
        assertThat(tally.recall()).as("recall, %s", tally).isGreaterThanOrEqualTo(0.88);
    }
}
