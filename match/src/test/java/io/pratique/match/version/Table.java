package io.pratique.match.version;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Comparisons that a real tool made: `a`, `b` and the sign of comparing them, separated by tabs.
record Table(List<Row> rows) {
    record Row(String a, String b, int sign) {}

    static Table read(Path file) throws IOException {
        List<Row> rows = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            if (!line.startsWith("#") && !line.isEmpty()) {
                String[] fields = line.split("\t", -1);
                rows.add(new Row(fields[0], fields[1], Integer.parseInt(fields[2])));
            }
        }
        return new Table(rows);
    }

    Table without(Set<Row> mistaken) {
        return new Table(rows.stream().filter(row -> !mistaken.contains(row)).toList());
    }

    /// All rows hold, in both directions.
    void check(VersionScheme scheme) throws InvalidVersionException {
        List<String> wrong = new ArrayList<>();
        for (Row row : rows) {
            int there = Integer.signum(scheme.compare(row.a(), row.b()));
            int back = Integer.signum(scheme.compare(row.b(), row.a()));
            if (there != row.sign() || back != -row.sign()) {
                wrong.add(row + " is " + there + " and " + back);
            }
        }
        assertThat(rows).isNotEmpty();
        assertThat(wrong).isEmpty();
    }
}
