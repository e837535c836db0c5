package io.pratique.sbom.language;

import static org.assertj.core.api.Assertions.assertThat;

import io.pratique.image.FileEntry;
import io.pratique.sbom.analyzer.Analyzer;
import io.pratique.sbom.analyzer.Analyzers;
import io.pratique.sbom.language.javascript.NodeModulesAnalyzer;
import io.pratique.sbom.language.javascript.PackageJsonAnalyzer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InstalledPackagesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "node_modules/a/package-lock.json",
                "srv/app/node_modules/@scope/a/yarn.lock",
                "usr/lib/python3/dist-packages/a/requirements.txt",
                "opt/venv/lib/python3.12/site-packages/a/poetry.lock",
                "var/lib/gems/3.1.0/gems/rake-13.0.6/Gemfile.lock",
                "usr/local/bundle/bundler/gems/tool-0a1b2c3d4e5f/Gemfile.lock",
                "srv/app/vendor/bundle/ruby/3.1.0/extra/Gemfile.lock",
                "root/go/pkg/mod/golang.org/x/net@v0.1.0/go.mod",
                "usr/local/go/src/go.mod",
                "usr/local/go/src/cmd/vendor/modules.txt",
                "usr/share/go-1.19/test/fixedbugs/go.mod",
                "usr/lib/go-1.19/src/go.mod",
                "usr/lib/go/src/cmd/go.mod",
                "usr/lib/golang/src/go.mod",
                "usr/share/gocode/src/golang.org/x/net/go.mod",
                "mnt/root/usr/local/go/src/go.mod",
                "root/sdk/go1.21.0/src/go.mod",
                "root/.cargo/registry/src/index.crates.io-6f17d22bba15001f/a-1.0.0/Cargo.lock",
                "usr/local/cargo/registry/src/index.crates.io-6f17d22bba15001f/a-1.0.0/Cargo.toml",
                "root/.m2/repository/org/a/a/1.0/pom.xml",
                "usr/share/nodejs/nanoid/pnpm-lock.yaml",
                "usr/lib/nodejs/less/package-lock.json",
                "usr/share/doc/python3-pip/requirements.txt"
            })
    void tellsFilesOfInstalledPackages(String path) {
        assertThat(InstalledPackages.brought(path)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "go",
                "go-",
                "usr/local/go",
                "package-lock.json",
                "my_node_modules/package-lock.json",
                "node_modules.old/package-lock.json",
                "gems/Gemfile.lock",
                "gems/mine/Gemfile.lock",
                "src/gems-2/Gemfile.lock",
                "go/src/github.com/acme/tool/go.mod",
                "go/app/go.mod",
                "examples/go1.x/go.mod",
                "examples/go-1/go.mod",
                "golang/go.mod",
                "usr/src/app/go.mod",
                "usr/local/gopher/go.mod",
                "srv/nodejs/acorn/package-lock.json",
                "vendor/acme/app/package-lock.json",
                "home/dev/cargo/Cargo.lock"
            })
    void leavesProjectsAlone(String path) {
        assertThat(InstalledPackages.brought(path)).isFalse();
    }

    @Test
    void noLockFileOfAnInstalledPackageIsWanted() {
        List<String> wanted = new ArrayList<>();
        for (Analyzer analyzer : Analyzers.ALL) {
            for (String name : analyzer.names().whole()) {
                if (analyzer instanceof ProjectFileAnalyzer
                        && analyzer.wants(new FileEntry("usr/lib/node_modules/a/" + name, 1, 0644))) {
                    wanted.add(name);
                }
            }
        }
        assertThat(wanted).isEmpty();
    }

    @Test
    void modulesOfDebianAreInstalled() {
        var acorn = new FileEntry("usr/share/nodejs/acorn/package.json", 1, 0644);
        assertThat(new NodeModulesAnalyzer().wants(acorn)).isTrue();
        assertThat(new PackageJsonAnalyzer().wants(acorn)).isFalse();
        assertThat(new PackageJsonAnalyzer()
                        .wants(new FileEntry("usr/share/nodejs/npm/node_modules/a/package.json", 1, 0644)))
                .isFalse();
    }

    /// Installed packages, tools' records of them, and programs are not project files.
    @Test
    void everyLockFileBelongsToAProject() {
        assertThat(Analyzers.ALL.stream()
                        .filter(analyzer -> !(analyzer instanceof ProjectFileAnalyzer))
                        .flatMap(analyzer -> analyzer.names().whole().stream())
                        .filter(name -> name.contains("lock")))
                .isEmpty();
    }
}
