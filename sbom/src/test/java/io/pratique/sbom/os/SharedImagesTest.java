package io.pratique.sbom.os;

import static org.assertj.core.api.Assertions.assertThat;

import io.pratique.json.Json;
import io.pratique.json.JsonValue;
import io.pratique.model.inventory.Component;
import io.pratique.model.inventory.SourcePackage;
import io.pratique.sbom.analyzer.Analyzer;
import io.pratique.sbom.analyzer.Analyzers;
import io.pratique.sbom.analyzer.Discovery;
import io.pratique.sbom.analyzer.TestFile;
import io.pratique.testing.Shared;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Real package databases, against what rpm and a plain reading say of them.
class SharedImagesTest {

    @TestFactory
    Stream<DynamicTest> findsThePackagesListedBesideEachImage() throws IOException {
        List<Path> lists = list(".packages.json");
        assertThat(lists).isNotEmpty();
        return lists.stream().map(list -> {
            String name = list.getFileName().toString().replace(".packages.json", "");
            return DynamicTest.dynamicTest(name, () -> {
                List<String> expected = expected(list);
                List<Discovery> found = discoveries(list.resolveSibling(name + ".tar"));
                assertThat(components(found))
                        .extracting(SharedImagesTest::line)
                        .containsExactlyInAnyOrderElementsOf(expected);
                assertThat(found).noneMatch(Discovery.Malformed.class::isInstance);
                assertThat(found).noneMatch(Discovery.Limited.class::isInstance);
                assertThat(found).anyMatch(Discovery.OperatingSystem.class::isInstance);
                assertThat(found).anyMatch(Discovery.Owned.class::isInstance);
            });
        });
    }

    @TestFactory
    Stream<DynamicTest> readsEveryImageWithoutComplaint() throws IOException {
        return list(".tar").stream()
                .map(image -> DynamicTest.dynamicTest(image.getFileName().toString(), () -> {
                    List<Discovery> found = discoveries(image);
                    assertThat(components(found)).hasSizeGreaterThan(10);
                    assertThat(found).noneMatch(Discovery.Malformed.class::isInstance);
                }));
    }

    private static List<String> expected(Path list) throws IOException {
        return Json.parse(Files.readAllBytes(list)).items().stream()
                .map(SharedImagesTest::line)
                .toList();
    }

    private static List<Path> list(String suffix) throws IOException {
        try (Stream<Path> files = Files.list(Shared.path("images"))) {
            return files.filter(file -> file.toString().endsWith(suffix))
                    .sorted()
                    .toList();
        }
    }

    private static List<Discovery> discoveries(Path image) throws IOException {
        List<Discovery> found = new ArrayList<>();
        for (TestFile file : SharedLayer.files(image)) {
            for (Analyzer analyzer : Analyzers.ALL) {
                if (analyzer.id().startsWith("os/") && analyzer.wants(file.entry())) {
                    analyzer.analyze(file, found::add);
                }
            }
        }
        return found;
    }

    private static List<Component> components(List<Discovery> found) {
        return found.stream()
                .filter(Discovery.Installed.class::isInstance)
                .map(discovery -> ((Discovery.Installed) discovery).component())
                .toList();
    }

    private static String line(JsonValue item) {
        Long epoch = item.get("epoch").integer();
        String source = item.text("type", "").equals("apk") ? item.text("origin", "") : item.text("source", "");
        return String.join(
                " ",
                item.text("name"),
                epoch == null || epoch == 0 ? "" : epoch.toString(),
                item.text("version"),
                known(item.text("arch", "")),
                known(source));
    }

    /// Public keys have no architecture and no source.
    private static String known(String text) {
        return text.equals("(none)") ? "" : text;
    }

    private static String line(Component component) {
        var qualifiers = component.purl().qualifiers();
        SourcePackage source = component.source();
        String sourceName = component.type().equals("apk") ? source.name() : qualifiers.getOrDefault("upstream", "");
        return String.join(
                " ",
                component.name(),
                qualifiers.getOrDefault("epoch", ""),
                component.purl().version(),
                qualifiers.getOrDefault("arch", ""),
                sourceName);
    }
}
