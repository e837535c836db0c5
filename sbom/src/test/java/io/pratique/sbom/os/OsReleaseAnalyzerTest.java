package io.pratique.sbom.os;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pratique.image.FileEntry;
import io.pratique.model.inventory.Distro;
import io.pratique.sbom.analyzer.Discovery;
import io.pratique.sbom.analyzer.TestFile;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OsReleaseAnalyzerTest {
    private final OsReleaseAnalyzer analyzer = new OsReleaseAnalyzer();

    @Test
    void trustsFilesOfTheSystemItselfMore() throws IOException {
        List<String> byTrust = List.of(
                "etc/os-release",
                "usr/lib/os-release",
                "etc/alpine-release",
                "etc/system-release",
                "etc/redhat-release",
                "etc/lsb-release",
                "etc/debian_version");
        for (int i = 1; i < byTrust.size(); i++) {
            assertThat(rank(byTrust.get(i))).as(byTrust.get(i)).isLessThan(rank(byTrust.get(i - 1)));
        }
    }

    private int rank(String path) throws IOException {
        String text = path.endsWith("os-release") ? "ID=x" : path.contains("lsb") ? "DISTRIB_ID=x" : "Name release 7.1";
        return system(path, text).rank();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "os-release",
                "srv/etc/os-release",
                "etc/os-release.d/x",
                "opt/os-release",
                "etc/release",
                "usr/lib/x/os-release"
            })
    void leavesOtherFilesAlone(String path) {
        assertThat(analyzer.wants(new FileEntry(path, 1, 0644))).isFalse();
    }

    @Test
    void hasTheDefaultsOfTheManual() throws IOException {
        assertThat(distro("etc/os-release", "NAME=Harbour\n"))
                .isEqualTo(new Distro("linux", "", null, "Harbour", List.of()));
        assertThat(distro("etc/os-release", "ID=\nVERSION_ID=1\nID_LIKE='a  b'\nVERSION_CODENAME=\n"))
                .isEqualTo(new Distro("linux", "1", null, "1", List.of("a", "b")));
    }

    @Test
    void unquotesAsTheShellDoes() {
        assertThat(assigned("\"a b\"")).isEqualTo("a b");
        assertThat(assigned("'a b'")).isEqualTo("a b");
        assertThat(assigned("a b")).isEqualTo("a");
        assertThat(assigned("\"a\\\"b\"")).isEqualTo("a\"b");
        assertThat(assigned("\"a\\nb\"")).isEqualTo("a\\nb");
        assertThat(assigned("\"\\$x\\`\\\\\"")).isEqualTo("$x`\\");
        assertThat(assigned("a\\ b")).isEqualTo("a b");
        assertThat(assigned("'a\\b'")).isEqualTo("a\\b");
        assertThat(assigned("\"never closed")).isEqualTo("never closed");
        assertThat(assigned("a\\")).isEqualTo("a\\");
        assertThat(assigned("\"a\"'b'c")).isEqualTo("abc");
    }

    private static String assigned(String value) {
        return ShellAssignments.parse("X=" + value).get("X");
    }

    @Test
    void takesTheLastAssignmentAndPassesOverOtherLines() {
        assertThat(ShellAssignments.parse("\r\n# comment=1\nA=1\n export B=2\n=3\n1C=4\nA=2\r\nÄ=5\nD"))
                .containsOnly(java.util.Map.entry("A", "2"));
    }

    @ParameterizedTest
    @CsvSource({
        "CentOS release 5.11 (Final), centos, 5.11",
        "CentOS Linux release 7.9.2009 (Core), centos, 7.9.2009",
        "Red Hat Enterprise Linux Server release 6.10 (Santiago), rhel, 6.10",
        "Red Hat Enterprise Linux CoreOS release 4.15, rhcos, 4.15",
        "Oracle Linux Server release 8.9, ol, 8.9",
        "Amazon Linux release 2 (Karoo), amzn, 2",
        "Amazon Linux release 2023.3.20240108 (Amazon Linux), amzn, 2023",
        "Amazon Linux AMI release 2018.03, amzn, 2018.03",
        "CBL-Mariner 2.0.20220101, mariner, 2.0",
        "VMware Photon OS 4.0, photon, 4.0",
        "Something Else release 1, something, 1"
    })
    void readsReleaseLines(String line, String id, String version) throws IOException {
        Distro distro = distro("etc/system-release", line + "\n");
        assertThat(distro.id()).isEqualTo(id);
        assertThat(distro.version()).isEqualTo(version);
        assertThat(distro.prettyName()).isEqualTo(line);
    }

    @ParameterizedTest
    @CsvSource({"12.5, 12, bookworm", "13, 13, trixie", "trixie/sid, '', trixie", "99.1, 99,", "kali-rolling, '',"})
    void readsDebianVersions(String line, String version, String codename) throws IOException {
        Distro distro = distro("etc/debian_version", line);
        assertThat(distro.version()).isEqualTo(version);
        assertThat(distro.codename()).isEqualTo(codename);
    }

    @Test
    void saysNothingOfEmptyFiles() throws IOException {
        assertThat(TestFile.of("etc/os-release", " \n\n").discoveries(analyzer)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "etc/os-release, no assignment, without a single assignment",
        "etc/lsb-release, A=1, without DISTRIB_ID",
        "etc/system-release, no number, names no release",
        "etc/SuSE-release, openSUSE, without VERSION"
    })
    void refusesFilesThatAreNotWhatTheyPromise(String path, String text, String message) {
        assertThatThrownBy(() -> TestFile.of(path, text).discoveries(analyzer))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(message);
    }

    @Test
    void refusesFilesThatAreFarTooLong() {
        for (String path : List.of("etc/os-release", "etc/system-release", "etc/debian_version")) {
            String text = "A".repeat(path.endsWith("os-release") ? 70_000 : 2000) + " release 1";
            assertThatThrownBy(() -> TestFile.of(path, text).discoveries(analyzer))
                    .isInstanceOf(IOException.class);
        }
    }

    private Distro distro(String path, String text) throws IOException {
        return system(path, text).distro();
    }

    private Discovery.OperatingSystem system(String path, String text) throws IOException {
        TestFile file = TestFile.of(path, text);
        assertThat(analyzer.wants(file.entry())).isTrue();
        return (Discovery.OperatingSystem) file.discoveries(analyzer).getFirst();
    }
}
