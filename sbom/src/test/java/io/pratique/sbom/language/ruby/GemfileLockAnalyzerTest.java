package io.pratique.sbom.language.ruby;

import static org.assertj.core.api.Assertions.assertThat;

import io.pratique.image.FileEntry;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GemfileLockAnalyzerTest {
    @ParameterizedTest
    @CsvSource({
        "Gemfile.lock, true",
        "srv/app/gems.locked, true",
        "srv/gems/own-tools/Gemfile.lock, true",
        "srv/gems/Gemfile.lock, true",
        "srv/mygems/quay-1.0/Gemfile.lock, true",
        "gems/quay-1.0/Gemfile.lock, false",
        "usr/lib/ruby/gems/3.1.0/gems/quay-core-2.2.8/test/Gemfile.lock, false",
        "usr/local/bundle/bundler/gems/quay-f3985c9e467e/Gemfile.lock, false",
        "srv/app/OtherGemfile.lock, false",
    })
    void leavesLockFilesInsideGemsAlone(String path, boolean wanted) {
        assertThat(new GemfileLockAnalyzer().wants(new FileEntry(path, 1, 0644)))
                .isEqualTo(wanted);
    }
}
