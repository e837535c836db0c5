package io.pratique.sbom.language.python;

import static org.assertj.core.api.Assertions.assertThat;

import io.pratique.model.inventory.Component;
import io.pratique.model.inventory.Scope;
import io.pratique.sbom.analyzer.Discovery;
import io.pratique.sbom.analyzer.TestFile;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class UvLockTest {
    private static final String PROJECT = """
            [[package]]
            name = "harbour"
            version = "0.1.0"
            source = { KIND = "." }
            dependencies = [{ name = "lamp", extra = ["oil"] }]

            [package.dev-dependencies]
            dev = [{ name = "wick" }, { name = "rope", version = "2.0" }]

            """;

    private static final String PACKAGES = """
            [[package]]
            name = "lamp"
            version = "1.0"

            [package.optional-dependencies]
            oil = [{ name = "whale" }]
            gas = [{ name = "pipe" }]

            [[package]]
            name = "whale"
            version = "1.1"
            dependencies = [{ name = "rope", version = "1.0" }]

            [[package]]
            name = "wick"
            version = "1.2"
            dependencies = [{ name = "lamp" }]

            [[package]]
            name = "rope"
            version = "1.0"

            [[package]]
            name = "rope"
            version = "2.0"
            """;

    @Test
    void followsNeedsToTellWhenAPackageIsUsed() throws IOException {
        List<Component> found = components(PROJECT.replace("KIND", "virtual") + PACKAGES);
        assertThat(found)
                .filteredOn(component -> component.scope() == Scope.DEVELOPMENT)
                .extracting(component -> component.purl().toString())
                .containsExactlyInAnyOrder("pkg:pypi/wick@1.2", "pkg:pypi/rope@2.0");
        assertThat(found).hasSize(5);
    }

    @Test
    void listsAProjectThatIsInstalledFromItsFolder() throws IOException {
        assertThat(components(PROJECT.replace("KIND", "editable") + PACKAGES))
                .extracting(Component::name)
                .contains("harbour");
    }

    @Test
    void reportsPackagesThatNothingAsksFor() throws IOException {
        assertThat(discoveries(PACKAGES)).anyMatch(Discovery.Malformed.class::isInstance);
        assertThat(discoveries("[manifest]\nmembers = []\n" + PACKAGES))
                .noneMatch(Discovery.Malformed.class::isInstance);
    }

    @Test
    void endsWherePackagesNeedEachOther() throws IOException {
        assertThat(discoveries("""
                        [[package]]
                        name = "a"
                        version = "1"
                        source = { editable = "." }
                        dependencies = [{ name = "b", extra = ["x"] }]
                        [[package]]
                        name = "b"
                        version = "1"
                        dependencies = [{ name = "a" }]
                        [package.optional-dependencies]
                        x = [{ name = "b", extra = ["x"] }]
                        """))
                .filteredOn(Discovery.Requires.class::isInstance)
                .hasSize(4);
    }

    private static List<Component> components(String lock) throws IOException {
        return discoveries(lock).stream()
                .filter(Discovery.Installed.class::isInstance)
                .map(found -> ((Discovery.Installed) found).component())
                .toList();
    }

    private static List<Discovery> discoveries(String lock) throws IOException {
        return TestFile.of("uv.lock", lock).discoveries(new UvLockAnalyzer());
    }
}
