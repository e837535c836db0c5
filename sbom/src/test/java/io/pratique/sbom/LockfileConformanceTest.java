package io.pratique.sbom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.pratique.image.FolderTarget;
import io.pratique.image.Limits;
import io.pratique.image.Progress;
import io.pratique.json.Json;
import io.pratique.json.JsonValue;
import io.pratique.model.ScanStatus;
import io.pratique.model.inventory.ScanResult;
import io.pratique.sbom.analyzer.Analyzers;
import io.pratique.testing.Shared;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// Manifests and lock files whose packages other projects' maintainers state: each scanned in a folder of its own.
class LockfileConformanceTest {
    @TempDir
    private Path scratch;

    private int folders;

    private record Row(Path file, String folder, String name, JsonValue expected) {}

    @TestFactory
    Stream<DynamicNode> findsWhatMaintainersExpect() throws IOException {
        Map<String, List<DynamicNode>> tests = new LinkedHashMap<>();
        for (String set : List.of("osv-scalibr", "trivy-parsers")) {
            for (Row row : rows(Shared.conformance("lockfiles").resolve(set))) {
                @Nullable String place = LockfileRows.place(row.folder(), row.name());
                if (place != null && LockfileRows.reason(row.folder() + "/" + row.name()) == null) {
                    String title = row.name() + " " + row.expected().text("case", "");
                    tests.computeIfAbsent(row.folder(), any -> new ArrayList<>())
                            .add(dynamicTest(title, () -> check(row, place)));
                }
            }
        }
        return tests.entrySet().stream().map(entry -> dynamicContainer(entry.getKey(), entry.getValue()));
    }

    private static List<Row> rows(Path set) throws IOException {
        List<Row> rows = new ArrayList<>();
        for (JsonValue row :
                Json.parse(Files.readAllBytes(set.resolve("expected.json"))).items()) {
            String path = row.text("path", "");
            int data = path.indexOf("/testdata/");
            String folder = path.substring(0, data).replaceFirst("^(extractor/filesystem|pkg/dependency)/", "");
            rows.add(new Row(set.resolve(path), folder, path.substring(data + "/testdata/".length()), row));
        }
        return rows;
    }

    private void check(Row row, String place) throws IOException {
        Path project = scratch.resolve(Integer.toString(++folders));
        Path file = project.resolve(place);
        Files.createDirectories(file.getParent());
        Files.copy(row.file(), file);
        for (String other : LockfileRows.beside(row.folder() + "/" + row.name())) {
            Files.createDirectories(project.resolve(other).getParent());
            Files.copy(row.file().resolveSibling(other), project.resolve(other));
        }
        ScanResult result = new Scanner(new ScanOptions(Analyzers.ALL, Limits.DEFAULT, 1, List.of(), Progress.NONE))
                .scan(new FolderTarget("dir", project, false));
        switch (row.expected().text("expect", "")) {
            case "error" -> assertThat(result.status()).as(row.name()).isEqualTo(ScanStatus.INCOMPLETE);
            case "packages" -> assertThat(found(result)).isEqualTo(wanted(row.expected()));
            default -> assertThat(result.status()).as(row.name()).isIn(ScanStatus.COMPLETE, ScanStatus.INCOMPLETE);
        }
    }

    private static Set<String> found(ScanResult result) {
        Set<String> found = new TreeSet<>();
        result.sbom().components().forEach(one -> found.add(plain(one.name(), one.version())));
        return found;
    }

    private static Set<String> wanted(JsonValue row) {
        Set<String> wanted = new TreeSet<>();
        row.get("packages").items().forEach(one -> wanted.add(plain(one.text("name", ""), one.text("version", ""))));
        return wanted;
    }

    /// Names differ in case and in `_` for `-` where an ecosystem takes these for the same, and some leave out the
    /// `v` that Go begins versions with.
    private static String plain(String name, String version) {
        boolean marked = version.length() > 1 && version.charAt(0) == 'v' && Character.isDigit(version.charAt(1));
        return name.toLowerCase(Locale.ROOT).replace('_', '-') + " " + (marked ? version.substring(1) : version);
    }
}
