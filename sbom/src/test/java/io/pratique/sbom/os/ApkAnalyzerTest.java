package io.pratique.sbom.os;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import io.pratique.sbom.analyzer.Discovery;
import io.pratique.sbom.analyzer.TestFile;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class ApkAnalyzerTest {
    private static final String PATH = "lib/apk/db/installed";
    private final ApkAnalyzer analyzer = new ApkAnalyzer();

    @Test
    void listsFiftyThousandPackagesQuickly() {
        var text = new StringBuilder();
        for (int i = 0; i < 50_000; i++) {
            text.append("C:Q1abcdefghijklmnopqrstuvwxyz=\nP:p")
                    .append(i)
                    .append("\nV:1-r")
                    .append(i)
                    .append("\nA:x86_64\nF:usr/lib\n");
            text.append("R:a\nZ:Q1abcdefghijklmnopqrstuvwxyz=\n".repeat(10)).append('\n');
        }
        TestFile file = TestFile.of(PATH, text.toString());
        List<Discovery> found = assertTimeout(ofSeconds(5), () -> file.discoveries(analyzer));
        assertThat(found).filteredOn(Discovery.Installed.class::isInstance).hasSize(50_000);
        assertThat(found).filteredOn(Discovery.Owned.class::isInstance).hasSize(500_000);
    }

    @Test
    void limitsPathsThatGrowFarBeyondTheDatabase() throws IOException {
        String text = "P:bomb\nV:1\nF:" + "d".repeat(4000) + "\n" + "R:f\n".repeat(20_000);
        List<Discovery> found = TestFile.of(PATH, text).discoveries(analyzer);
        assertThat(found).filteredOn(Discovery.Limited.class::isInstance).hasSize(1);
        assertThat(found).hasSizeLessThan(1000).hasAtLeastOneElementOfType(Discovery.Installed.class);
    }

    @Test
    void leavesOutPathsLongerThanTheKernelAllows() throws IOException {
        String text = "P:a\nV:1\nF:" + "d".repeat(4096) + "\nR:f\nF:usr\nR:" + "f".repeat(4093) + "\nR:g\n";
        assertThat(TestFile.of(PATH, text).discoveries(analyzer))
                .filteredOn(Discovery.Owned.class::isInstance)
                .containsExactly(new Discovery.Owned("a", "usr/g"));
    }

    @Test
    void forgetsTheFolderBetweenRecords() throws IOException {
        assertThat(TestFile.of(PATH, "P:a\nV:1\nF:usr\n\nP:b\nV:1\nR:x\n").discoveries(analyzer))
                .contains(new Discovery.Owned("b", "x"));
    }

    @Test
    void goesOnBehindMalformedRecords() throws IOException {
        List<Discovery> found = TestFile.of(PATH, "P:a\n\nV:1\n\nP:\nV:\n\n?\n:::\nP:b\nV:2\n\nP:tru")
                .discoveries(analyzer);
        assertThat(found).filteredOn(Discovery.Installed.class::isInstance).hasSize(1);
        assertThat(found).filteredOn(Discovery.Malformed.class::isInstance).hasSize(5);
    }
}
