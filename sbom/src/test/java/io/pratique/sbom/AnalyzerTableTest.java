package io.pratique.sbom;

import static org.assertj.core.api.Assertions.assertThat;

import io.pratique.image.FileEntry;
import io.pratique.image.ImageFile;
import io.pratique.sbom.analyzer.Analyzer;
import io.pratique.sbom.analyzer.Analyzers;
import io.pratique.sbom.analyzer.Discovery;
import io.pratique.sbom.analyzer.FileNames;
import io.pratique.testing.Project;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AnalyzerTableTest {
    private static final List<String> ODD = List.of(
            "",
            "/",
            ".",
            "..",
            "a/",
            "a//b",
            "a.",
            ".jar",
            "x/.jar",
            "a.JAR",
            "a.jAr",
            "a.\u212aar",
            "a.hp\u0131",
            ".json",
            "package-lock.json/",
            "xpackage-lock.json",
            "package-lock.json.x",
            "PACKAGE-LOCK.JSON",
            "a/package-lock.json",
            "node_modules/a/package.json",
            "a.b/c",
            "a.jar/b",
            ".egg-info",
            "x.egg-info/PKG-INFO",
            "usr/bin/python3.11",
            "usr/lib/libcrypto.so.3",
            "nix/store/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa-hello-2.12/bin/hello",
            "🦠.lock",
            "var/lib/dpkg/status.d/base",
            "vcpkg/updates/0000000001",
            "my.opam.locked",
            "opam.locked",
            "x.MODULE.bazel",
            "a.spdx.rdf.xml",
            "sbom/a.xml",
            "Julia\0Manifest.toml",
            "JuliaManifest-v1.12.toml",
            "a".repeat(100_000));

    private final AnalyzerTable table = new AnalyzerTable(Analyzers.ALL);

    @Test
    void findsWhatAskingEveryAnalyzerFinds() throws IOException {
        List<String> paths = new ArrayList<>(ODD);
        for (String path : fixtures()) {
            paths.add(path);
            paths.add(path.toUpperCase(Locale.ROOT));
            paths.add("deep/er/" + path);
            paths.add(path.substring(path.lastIndexOf('/') + 1));
            paths.add(path + "x");
            paths.add(path + ".lock");
        }
        assertThat(paths).hasSizeGreaterThan(1_000).allSatisfy(this::findsTheSame);
    }

    private void findsTheSame(String path) {
        for (long size : new long[] {0, 1, 70_000, 1L << 40}) {
            for (int mode : new int[] {0644, 0755}) {
                var file = new FileEntry(path, size, mode);
                assertThat(table.wanting(file))
                        .isEqualTo(Analyzers.ALL.stream()
                                .filter(analyzer -> analyzer.wants(file))
                                .toList());
            }
        }
    }

    @Test
    void asksFewAnalyzersAboutAnyName() {
        assertThat(Analyzers.ALL.stream().filter(analyzer -> analyzer.names().any()))
                .hasSizeLessThanOrEqualTo(6);
    }

    @Test
    void keepsTheOrderOfMoreAnalyzersThanAWordHasBits() {
        List<Analyzer> many = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            FileNames names = switch (i % 4) {
                case 0 -> FileNames.ANY;
                case 1 -> FileNames.of("a.lock", "b.lock");
                case 2 -> FileNames.ending(".lock", ".toml").orEnding(".zip");
                default -> FileNames.of("c" + i);
            };
            many.add(new Named(names));
        }
        var mine = new AnalyzerTable(many);
        for (String path : List.of("a.lock", "x/b.lock", "c.lock", "c3", "c199", "x/y.zip", "none")) {
            assertThat(mine.wanting(new FileEntry(path, 1, 0644)))
                    .usingElementComparator((a, b) -> a == b ? 0 : 1)
                    .isEqualTo(many.stream()
                            .filter(analyzer -> analyzer.names().match(path))
                            .toList());
        }
    }

    private static List<String> fixtures() throws IOException {
        Path folder = Project.root().resolve("sbom/src/test/fixtures");
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString())
                    .map(path -> path.substring(path.indexOf("/image/") < 0 ? 0 : path.indexOf("/image/") + 7))
                    .toList();
        }
    }

    private record Named(FileNames names) implements Analyzer {
        @Override
        public String id() {
            return "named";
        }

        @Override
        public int version() {
            return 1;
        }

        @Override
        public void analyze(ImageFile file, Consumer<Discovery> out) {}
    }
}
