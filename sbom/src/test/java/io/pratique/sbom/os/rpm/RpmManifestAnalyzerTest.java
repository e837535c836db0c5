package io.pratique.sbom.os.rpm;

import static org.assertj.core.api.Assertions.assertThat;

import io.pratique.model.inventory.Component;
import io.pratique.sbom.analyzer.Discovery;
import io.pratique.sbom.analyzer.TestFile;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RpmManifestAnalyzerTest {
    @ParameterizedTest
    @CsvSource({"0, 1-2", "(none), 1-2", "'', 1-2", "3, 3:1-2", "-1, 1-2", "99999999999, 1-2", "x, 1-2"})
    void readsTheEpoch(String epoch, String version) throws IOException {
        String line = "a\t1-2\t0\t0\tvendor\t(none)\t10\tx86_64\t" + epoch + "\ta-1-2.src.rpm";
        assertThat(components(line)).extracting(Component::version).containsExactly(version);
    }

    @Test
    void takesLinesWithFewerColumns() throws IOException {
        List<Component> found = components("a\t1-2\n\n\t\nb\t2-1\t0\r\n");
        assertThat(found).extracting(Component::name).containsExactly("a", "b");
        assertThat(found).extracting(Component::source).containsOnlyNulls();
        assertThat(found.getFirst().purl()).hasToString("pkg:rpm/a@1-2");
    }

    @Test
    void goesOnBehindMalformedLines() throws IOException {
        assertThat(discoveries("a\n\nb\t(none)\nc\t1-1\n"))
                .hasSize(3)
                .filteredOn(Discovery.Malformed.class::isInstance)
                .hasSize(2);
    }

    private static List<Component> components(String text) throws IOException {
        return discoveries(text).stream()
                .map(one -> ((Discovery.Installed) one).component())
                .toList();
    }

    private static List<Discovery> discoveries(String text) throws IOException {
        return TestFile.of("var/lib/rpmmanifest/container-manifest-2", text).discoveries(new RpmManifestAnalyzer());
    }
}
