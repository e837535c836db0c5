package io.pratique.sbom.os;

import static org.assertj.core.api.Assertions.assertThat;

import io.pratique.model.inventory.Distro;
import io.pratique.sbom.analyzer.Discovery;
import io.pratique.sbom.analyzer.TestFile;
import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Distributions by what their release files say.
class DistributionsTest {
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "ID=arch|BUILD_ID=rolling, arch, ``",
                "ID=arch|BUILD_ID=rolling|VERSION_ID=20240101.0.204074, arch, 20240101.0.204074",
                "ID=manjaro|ID_LIKE=arch, manjaro, ``",
                "ID=gentoo|VERSION_ID=2.14, gentoo, 2.14",
                "ID=nixos|VERSION_ID=\"24.05\", nixos, 24.05",
                "ID=\"opensuse-leap\"|ID_LIKE=\"suse opensuse\"|VERSION_ID=\"15.6\", opensuse-leap, 15.6",
                "ID=\"opensuse-tumbleweed\"|VERSION_ID=\"20240519\", opensuse-tumbleweed, 20240519",
                "ID=\"sles\"|ID_LIKE=\"suse\"|VERSION_ID=\"15.5\", sles, 15.5",
                "ID=\"sle-micro\"|VERSION_ID=\"5.4\", sle-micro, 5.4",
                "ID=photon|VERSION_ID=5.0, photon, 5.0",
                "ID=azurelinux|VERSION_ID=\"3.0\", azurelinux, 3.0",
                "ID=mariner|VERSION_ID=\"2.0\", mariner, 2.0",
                "ID=\"amzn\"|ID_LIKE=\"rhel fedora\"|VERSION_ID=\"2018.03\", amzn, 2018.03",
                "ID=\"amzn\"|ID_LIKE=\"centos rhel fedora\"|VERSION_ID=\"2\", amzn, 2",
                "ID=\"amzn\"|ID_LIKE=\"fedora\"|VERSION_ID=\"2022\", amzn, 2022",
                "ID=\"amzn\"|ID_LIKE=\"fedora\"|VERSION_ID=\"2023\", amzn, 2023",
                "ID=\"ol\"|ID_LIKE=\"fedora\"|VERSION_ID=\"9.4\", ol, 9.4",
                "ID=\"rocky\"|ID_LIKE=\"rhel centos fedora\"|VERSION_ID=\"9.4\", rocky, 9.4",
                "ID=\"almalinux\"|ID_LIKE=\"rhel centos fedora\"|VERSION_ID=\"8.10\", almalinux, 8.10",
                "ID=\"rhel\"|ID_LIKE=\"fedora\"|VERSION_ID=\"9.4\", rhel, 9.4",
                "NAME=\"CentOS Stream\"|ID=\"centos\"|ID_LIKE=\"rhel fedora\"|VERSION_ID=\"9\", centos, 9",
                "ID=\"centos\"|VERSION_ID=\"7\", centos, 7",
                "ID=fedora|VERSION_ID=40, fedora, 40",
                "ID=wolfi|VERSION_ID=\"20230201\", wolfi, 20230201",
                "ID=chainguard|VERSION_ID=\"20230214\", chainguard, 20230214",
                "ID=minimos|VERSION_ID=\"20241031\", minimos, 20241031",
                "ID=bottlerocket|VARIANT_ID=aws-k8s-1.25|VERSION_ID=1.12.0, bottlerocket, 1.12.0",
                "ID=flatcar|ID_LIKE=coreos|VERSION_ID=3815.2.0, flatcar, 3815.2.0",
                "ID=cos|VERSION_ID=101, cos, 101",
                "ID=\"openwrt\"|ID_LIKE=\"lede openwrt\"|VERSION_ID=\"23.05.2\", openwrt, 23.05.2",
            })
    void areReadFromOsRelease(String lines, String id, String version) throws IOException {
        Distro distro = distro("etc/os-release", lines.replace('|', '\n'));
        assertThat(distro.id()).isEqualTo(id);
        assertThat(distro.version()).isEqualTo(version);
    }

    @ParameterizedTest
    @CsvSource({
        "etc/system-release, Amazon Linux release 2 (Karoo), amzn, 2",
        "etc/system-release, Amazon Linux AMI release 2018.03, amzn, 2018.03",
        "etc/system-release, Amazon Linux release 2022 (Amazon Linux), amzn, 2022",
        "etc/centos-release, CentOS Linux release 7.9.2009 (Core), centos, 7.9.2009",
        "etc/centos-release, CentOS Stream release 9, centos, 9",
        "etc/oracle-release, Oracle Linux Server release 8.10, ol, 8.10",
        "etc/rocky-release, Rocky Linux release 9.4 (Blue Onyx), rocky, 9.4",
        "etc/almalinux-release, AlmaLinux release 9.4 (Seafoam Ocelot), almalinux, 9.4",
        "etc/fedora-release, Fedora release 40 (Forty), fedora, 40",
        "etc/redhat-release, Red Hat Enterprise Linux Server release 6.10 (Santiago), rhel, 6.10",
        "etc/photon-release, VMware Photon OS 5.0, photon, 5.0",
        "etc/azurelinux-release, Microsoft Azure Linux 3.0.20240727, azurelinux, 3.0",
        "etc/mariner-release, CBL-Mariner 2.0.20240425, mariner, 2.0",
    })
    void areReadFromOlderFiles(String path, String line, String id, String version) throws IOException {
        Distro distro = distro(path, line);
        assertThat(distro.id()).isEqualTo(id);
        assertThat(distro.version()).isEqualTo(version);
    }

    private static Distro distro(String path, String text) throws IOException {
        return TestFile.of(path, text).discoveries(new OsReleaseAnalyzer()).stream()
                .map(Discovery.OperatingSystem.class::cast)
                .findFirst()
                .orElseThrow()
                .distro();
    }
}
