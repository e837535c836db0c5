package io.pratique.match;

import static org.assertj.core.api.Assertions.assertThat;

import io.pratique.match.matcher.Matcher;
import io.pratique.model.inventory.ScanResult;
import org.junit.jupiter.api.Test;

class ResultHashTest {
    private static final MemoryStore STORE =
            new MemoryStore().with("Debian:12", "lantern", Given.fixed("CVE-2026-1", "2.0"));

    private static ScanResult scan(String version) {
        return Given.scan(Given.distro("debian", "12"), Given.component("deb", "lantern", version));
    }

    private static String hash(ScanResult scan, MemoryStore store) {
        return ResultHash.of(new Matcher().assess(scan, store));
    }

    @Test
    void isTheSameForTheSameResultUnderAnotherName() {
        ScanResult scan = scan("1.0");
        var renamed = new ScanResult("elsewhere", null, scan.sbom(), scan.status(), scan.problems());
        assertThat(hash(renamed, STORE)).isEqualTo(hash(scan, STORE)).matches("sha256:[0-9a-f]{64}");
    }

    @Test
    void changesWithThePackagesAndWithWhatIsSaidOfThem() {
        var other = new MemoryStore().with("Debian:12", "lantern", Given.fixed("CVE-2026-1", "3.0"));
        assertThat(hash(scan("1.1"), STORE)).isNotEqualTo(hash(scan("1.0"), STORE));
        assertThat(hash(scan("1.0"), other)).isNotEqualTo(hash(scan("1.0"), STORE));
    }
}
