package io.pratique.sbom.language.golang;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pratique.image.FileEntry;
import io.pratique.sbom.analyzer.Discovery;
import io.pratique.sbom.analyzer.TestFile;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GoModAnalyzerTest {
    private static List<String> found(String mod) throws IOException {
        return TestFile.of("go.mod", mod).discoveries(new GoModAnalyzer()).stream()
                .filter(Discovery.Installed.class::isInstance)
                .map(found -> ((Discovery.Installed) found).component())
                .map(found -> found.name() + " " + found.version())
                .toList();
    }

    @Test
    void readsQuotedNamesCommentsAndBlocks() throws IOException {
        assertThat(found("""
                // Deprecated: no more
                module "app" // mine
                go 1.22
                require "example.org/a" v1.0.0
                require (
                \texample.org/b v2.0.0+incompatible // indirect; why

                \t`example.org/c` v0.1.0
                )
                retract [v0.9.0, v0.9.9] // broken
                tool example.org/c/cmd
                """))
                .containsExactly(
                        "stdlib 1.22",
                        "example.org/a v1.0.0",
                        "example.org/b v2.0.0+incompatible",
                        "example.org/c v0.1.0");
    }

    @Test
    void leavesOutWhatIsExcludedOrReplacedByAFolder() throws IOException {
        assertThat(found("""
                module app
                go 1.22rc1
                require example.org/a v1.0.0
                require example.org/b v1.0.0
                exclude example.org/a v1.0.0
                replace example.org/b => ../b
                """)).containsExactly("stdlib 1.22rc1");
    }

    @Test
    void takesTheLanguageOfALibraryForNoRelease() throws IOException {
        assertThat(found("module example.org/lib\ngo 1.20\n")).containsExactly("example.org/lib ");
        assertThat(found("module example.org/lib\ngo 1.21\n")).containsExactly("example.org/lib ", "stdlib 1.21");
        assertThat(found("module example.org/lib\ngo 1.20\ntoolchain go1.22.3-custom\n"))
                .containsExactly("example.org/lib ", "stdlib 1.22.3");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hello world",
                "require example.org/a",
                "require (\nexample.org/a v1.0.0\n",
                "module \"app",
                "replace example.org/a",
                "replace => b",
                "exclude a b c",
                "go"
            })
    void refusesWhatIsNoGoMod(String mod) {
        assertThatThrownBy(() -> found(mod)).isInstanceOf(IOException.class);
    }

    @Test
    void leavesTheModuleCache() {
        var analyzer = new GoModAnalyzer();

        assertThat(analyzer.wants(new FileEntry("go/pkg/mod/example.org/a@v1.0.0/go.mod", 1, 0644)))
                .isFalse();
        assertThat(analyzer.wants(new FileEntry("src/go.mod", 1, 0644))).isTrue();
        assertThat(analyzer.wants(new FileEntry("src/cargo.mod", 1, 0644))).isFalse();
    }

    @Test
    void saysNothingOfChecksumsWhereGoModCannotBeSeen() throws IOException {
        assertThat(TestFile.of("go.sum", "example.org/a v1.0.0 h1:x=\n").discoveries(new GoSumAnalyzer()))
                .isEmpty();
    }
}
