package io.pratique.sbom.language.javascript;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pratique.image.FileEntry;
import io.pratique.image.LimitException;
import io.pratique.model.inventory.Component;
import io.pratique.model.inventory.Scope;
import io.pratique.sbom.analyzer.Analyzer;
import io.pratique.sbom.analyzer.Discovery;
import io.pratique.sbom.analyzer.TestFile;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class LockFilesTest {
    @Test
    void leavesOutLockFilesOfInstalledPackages() {
        for (Analyzer one : List.of(
                new PackageLockAnalyzer(), new YarnLockAnalyzer(), new PnpmLockAnalyzer(), new BunLockAnalyzer())) {
            for (String name : List.of("package-lock.json", "yarn.lock", "pnpm-lock.yaml", "bun.lock")) {
                assertThat(one.wants(new FileEntry("srv/node_modules/a/" + name, 1, 0644)))
                        .as(name)
                        .isFalse();
            }
        }
    }

    @Test
    void refusesPathsNestedTooDeep() {
        String path = "node_modules/a/".repeat(100) + "node_modules/b";
        assertThatThrownBy(() -> npm("{\"packages\": {\"" + path + "\": {\"version\": \"1.0.0\"}}}"))
                .isInstanceOf(LimitException.class);
    }

    @Test
    void keepsNoVersionWherePackagesComeFromElsewhere() throws IOException {
        assertThat(npm("{\"dependencies\": {\"a\": {\"version\": \"git+ssh://git@host/a.git#90f7\"}}}"))
                .contains(new Discovery.Installed(NpmNames.component("a", "")));
    }

    @Test
    void keepsTheWeakestOfScopesInOneFile() throws IOException {
        String text = """
                {"packages": {
                  "node_modules/a": {"version": "1.0.0", "dev": true},
                  "node_modules/b": {"version": "1.0.0", "peer": true},
                  "node_modules/c": {"version": "1.0.0", "devOptional": true},
                  "node_modules/b/node_modules/a": {"version": "1.0.0"}}}
                """;
        assertThat(npm(text))
                .containsExactly(
                        installed("a", Scope.RUNTIME), installed("b", Scope.OPTIONAL), installed("c", Scope.OPTIONAL));
    }

    @Test
    void tellsOfPnpmItselfAsDevelopment() throws IOException {
        String text = """
                lockfileVersion: '9.0'
                importers:
                  .:
                    packageManagerDependencies:
                      pnpm:
                        specifier: 10.0.0
                        version: 10.0.0
                packages:
                  pnpm@10.0.0: {}
                snapshots:
                  pnpm@10.0.0: {}
                ---
                lockfileVersion: '9.0'
                packages:
                  ms@2.1.3: {}
                """;
        assertThat(new TestFileOf("pnpm-lock.yaml", text).told(new PnpmLockAnalyzer()))
                .filteredOn(Discovery.Installed.class::isInstance)
                .containsExactly(
                        new Discovery.Installed(
                                NpmNames.component("pnpm", "10.0.0").withScope(Scope.DEVELOPMENT)),
                        new Discovery.Installed(NpmNames.component("ms", "2.1.3")));
    }

    @Test
    void refusesYamlThatIsNoLockFile() {
        assertThatThrownBy(() -> new TestFileOf("pnpm-lock.yaml", "a: b").told(new PnpmLockAnalyzer()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("lockfileVersion");
    }

    private static List<Discovery> npm(String text) throws IOException {
        return new TestFileOf("package-lock.json", text).told(new PackageLockAnalyzer());
    }

    private static Discovery installed(String name, Scope scope) {
        Component component = NpmNames.component(name, "1.0.0");
        return new Discovery.Installed(component.withScope(scope));
    }

    private record TestFileOf(String name, String text) {
        List<Discovery> told(Analyzer analyzer) throws IOException {
            return TestFile.of("srv/" + name, text).discoveries(analyzer);
        }
    }
}
