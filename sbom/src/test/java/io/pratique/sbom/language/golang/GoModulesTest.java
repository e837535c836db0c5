package io.pratique.sbom.language.golang;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GoModulesTest {
    @Test
    void tellsTheMainPackageAndStandInsWhosePathsNothingImports() {
        GoModules modules = GoModules.of("""
                path\texample.com/tool/cmd/tool
                mod\texample.com/tool\tv1.0.0
                dep\texample.com/a\tv1.0.0
                =>\texample.com/fork\tv1.0.1\th1:x=
                dep\texample.com/b\tv1.0.0
                =>\texample.com/b\tv1.0.1\th1:x=
                dep\texample.com/c\tv1.0.0
                =>\t./c\t
                """);

        assertThat(modules.mainPackage()).isEqualTo("example.com/tool/cmd/tool");
        assertThat(modules.untold()).containsExactly("example.com/fork");
        assertThat(modules.list())
                .extracting(GoModule::path)
                .containsExactly("example.com/tool", "example.com/fork", "example.com/b", "example.com/c");
    }
}
