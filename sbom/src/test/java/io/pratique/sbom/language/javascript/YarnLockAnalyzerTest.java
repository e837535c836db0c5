package io.pratique.sbom.language.javascript;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pratique.sbom.analyzer.Discovery;
import io.pratique.sbom.analyzer.TestFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class YarnLockAnalyzerTest {
    private final List<Discovery> told = new ArrayList<>();

    @Test
    void readsKeysOnLinesOfTheirOwn() throws IOException {
        analyze("""
                ? "ms@npm:^2.1.0, ms@npm:^2.1.1"
                :
                  version: 2.1.3
                  resolution: "ms@npm:2.1.3"
                """);
        assertThat(told).containsExactly(installed("ms", "2.1.3"), direct("ms", "2.1.3"));
    }

    @Test
    void findsRangesWrittenWithoutProtocol() throws IOException {
        analyze("""
                __metadata:
                  version: 5

                "debug@npm:^4.3.0":
                  version: 4.3.4
                  resolution: "debug@npm:4.3.4"
                  dependencies:
                    ms: 2.1.2

                "ms@npm:2.1.2":
                  version: 2.1.2
                  resolution: "ms@npm:2.1.2"
                """);
        assertThat(told).contains(needs("debug", "4.3.4", "ms", "2.1.2"));
    }

    @Test
    void readsTheOriginalOfWhatIsPatched() throws IOException {
        analyze("""
                "harbour@workspace:.":
                  version: 0.0.0-use.local
                  resolution: "harbour@workspace:."
                  dependencies:
                    ms: "patch:ms@npm%3A2.1.3#./ms.patch"

                "ms@npm:2.1.3":
                  version: 2.1.3
                  resolution: "ms@npm:2.1.3"

                "ms@patch:ms@npm%3A2.1.3#./ms.patch::locator=harbour%40workspace%3A.":
                  version: 2.1.3
                  resolution: "ms@patch:ms@npm%3A2.1.3#./ms.patch::version=2.1.3&hash=1"
                """);
        assertThat(told).containsExactly(installed("ms", "2.1.3"), direct("ms", "2.1.3"));
    }

    @Test
    void leavesOutSourcesThatItDoesNotKnow() throws IOException {
        analyze("ms@elsewhere:1:\n  version \"1.0.0\"\n");
        assertThat(told).singleElement().isInstanceOf(Discovery.Malformed.class);
    }

    @Test
    void keepsWhatStandsBeforeOtherText() {
        assertThatThrownBy(() -> analyze("ms@^2.1.0:\n  version \"2.1.3\"\n<<<<<<< ours\n"))
                .isInstanceOf(IOException.class);
        assertThat(told).contains(installed("ms", "2.1.3"));
    }

    private void analyze(String text) throws IOException {
        new YarnLockAnalyzer().analyze(TestFile.of("srv/yarn.lock", text), told::add);
    }

    private static Discovery installed(String name, String version) {
        return new Discovery.Installed(NpmNames.component(name, version));
    }

    private static Discovery direct(String name, String version) {
        return new Discovery.Requires(null, NpmNames.component(name, version).purl());
    }

    private static Discovery needs(String by, String byVersion, String name, String version) {
        return new Discovery.Requires(
                NpmNames.component(by, byVersion).purl(),
                NpmNames.component(name, version).purl());
    }
}
