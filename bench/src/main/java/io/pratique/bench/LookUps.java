package io.pratique.bench;

import io.pratique.advisory.store.AdvisoryDatabase;
import io.pratique.model.finding.Ecosystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Opens a database and looks up each line of a file: an ecosystem, a tab and a package name. One process, so that
/// opening counts.
public final class LookUps {
    private LookUps() {}

    public static void main(String[] arguments) throws IOException {
        List<String> names = Files.readAllLines(Path.of(arguments[1]));
        long start = System.nanoTime();
        try (AdvisoryDatabase database = AdvisoryDatabase.open(Path.of(arguments[0]))) {
            long opened = System.nanoTime();
            long found = 0;
            for (String line : names) {
                int tab = line.indexOf('\t');
                found += database.candidates(Ecosystem.parse(line.substring(0, tab)), line.substring(tab + 1))
                        .size();
            }
            long done = System.nanoTime();
            System.out.printf(
                    "opened in %.1f ms, %d look-ups in %.1f ms, %d advisories%n",
                    (opened - start) / 1e6, names.size(), (done - opened) / 1e6, found);
        }
    }
}
