package io.pratique.sbom;

import io.pratique.sbom.analyzer.Analyzer;
import io.pratique.sbom.analyzer.Analyzers;
import io.pratique.sbom.analyzer.FileNames;
import io.pratique.sbom.language.ProjectFileAnalyzer;
import io.pratique.testing.Golden;
import io.pratique.testing.Project;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// docs/reference/coverage.md has every analyzer, with what its fixtures show that it tells.
class CoverageTest {
    private static final Path PAGE = Project.root().resolve("docs/reference/coverage.md");
    private static final Path FIXTURES = Project.root().resolve("sbom/src/test/fixtures");
    private static final String START = "<!-- analyzers: CoverageTest writes this part -->\n";
    private static final String END = "<!-- end of analyzers -->\n";
    private static final Pattern TYPE = Pattern.compile("\"pkg:([a-z0-9.+-]+)/");
    private static final int MOST_NAMES = 8;

    @Test
    void pageHasEveryAnalyzer() throws IOException {
        String page = Files.readString(PAGE);
        var rows = new StringBuilder(
                "| analyzer | | files | types | scopes | edges | licences |\n|---|---|---|---|---|---|---|\n");
        for (Analyzer analyzer : Analyzers.ALL) {
            rows.append(row(analyzer));
        }

        Golden.check(
                PAGE,
                page.substring(0, page.indexOf(START) + START.length()) + rows + page.substring(page.indexOf(END)));
    }

    private static String row(Analyzer analyzer) throws IOException {
        String told = told(analyzer.id().replace('/', '-'));
        return "| `%s` | %s | %s | %s | %s | %s | %s |\n"
                .formatted(
                        analyzer.id(),
                        analyzer instanceof ProjectFileAnalyzer ? "project" : "installed",
                        files(analyzer.names()),
                        types(told),
                        yes(told, "\"scope\": "),
                        yes(told, "\"required\": ", "\"of\": \"pkg:", "\"chosen\": "),
                        yes(told, "\"licenses\": "));
    }

    private static String files(FileNames names) {
        List<String> all = new ArrayList<>();
        names.whole().stream().sorted().forEach(name -> all.add('`' + name + '`'));
        names.endings().forEach(ending -> all.add("`*" + ending + '`'));
        if (names.any() || all.size() > MOST_NAMES) {
            all.subList(Math.min(all.size(), MOST_NAMES), all.size()).clear();
            all.add("…");
        }
        return String.join(", ", all);
    }

    private static String types(String told) {
        var types = new TreeSet<String>();
        Matcher type = TYPE.matcher(told);
        while (type.find()) {
            types.add(type.group(1));
        }
        return String.join(", ", types);
    }

    private static String yes(String told, String... members) {
        return Stream.of(members).anyMatch(told::contains) ? "yes" : "";
    }

    private static String told(String fixtures) throws IOException {
        var told = new StringBuilder();
        try (Stream<Path> files = Files.walk(FIXTURES.resolve(fixtures), 2)) {
            for (Path file : files.filter(path -> path.endsWith("expected.json"))
                    .sorted()
                    .toList()) {
                told.append(Files.readString(file));
            }
        }
        return told.toString();
    }
}
