package io.pratique.sbom.language.dotnet;

import static org.assertj.core.api.Assertions.assertThat;

import io.pratique.image.FileEntry;
import org.junit.jupiter.api.Test;

class NugetPackageTest {
    @Test
    void tellsVersionsFromRanges() {
        assertThat(NugetPackage.exactVersion(" 1.2.3-beta.1 ")).isEqualTo("1.2.3-beta.1");
        assertThat(NugetPackage.exactVersion("[1.2.3]")).isEqualTo("1.2.3");
        for (String range : new String[] {"", "1.*", "[1,2)", "(1,)", "$(V)", "(,1]", "[1 2]"}) {
            assertThat(NugetPackage.exactVersion(range)).as(range).isEmpty();
        }
    }

    @Test
    void wantsTheFilesOfNugetByTheirNames() {
        assertThat(new PackagesLockAnalyzer().wants(new FileEntry("a/packages.lock.json", 1, 0644)))
                .isTrue();
        assertThat(new PackagesLockAnalyzer().wants(new FileEntry("a/packages.Shop.lock.json", 1, 0644)))
                .isTrue();
        assertThat(new PackagesLockAnalyzer().wants(new FileEntry("a/other.lock.json", 1, 0644)))
                .isFalse();
        assertThat(new DepsJsonAnalyzer().wants(new FileEntry("a/Shop.deps.json", 1, 0644)))
                .isTrue();
        assertThat(new MsbuildProjectAnalyzer().wants(new FileEntry("a/Shop.fsproj", 1, 0644)))
                .isTrue();
        assertThat(new MsbuildProjectAnalyzer().wants(new FileEntry("a/Shop.vcxproj", 1, 0644)))
                .isFalse();
        assertThat(new PackagesPropsAnalyzer().wants(new FileEntry("a/My.Packages.props", 1, 0644)))
                .isFalse();
    }
}
