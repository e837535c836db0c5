package io.pratique.bench.labels;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// What people said of one finding.
///
/// @param image the image it was found in, with its digest
/// @param real whether the package has the problem
/// @param name the package as its own ecosystem names it; of some Maven packages the artifact alone
/// @param id the problem as the finding named it
/// @param cve its CVE; empty where none is known
record Label(String image, boolean real, String name, String version, String id, String cve) {
    /// @param table image, TP or FP, package, version, vulnerability, CVE, tabs between them; `#` starts a comment
    static List<Label> read(Path table) throws IOException {
        List<Label> out = new ArrayList<>();
        for (String line : Files.readAllLines(table)) {
            String[] cells = line.split("\t", -1);
            if (line.startsWith("#") || cells.length < 5) {
                continue;
            }
            out.add(new Label(
                    cells[0],
                    cells[1].equals("TP"),
                    cells[2],
                    cells[3],
                    cells[4],
                    cells.length > 5 && cells[5].startsWith("CVE-") ? cells[5] : ""));
        }
        return List.copyOf(out);
    }

    boolean names(String problem) {
        return problem.equals(id) || problem.equals(cve);
    }

    @Override
    public String toString() {
        return "%s %s %s in %s"
                .formatted(name, version, id, image.substring(0, Math.min(image.length(), image.indexOf(':') + 8)));
    }
}
