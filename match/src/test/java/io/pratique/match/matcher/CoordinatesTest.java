package io.pratique.match.matcher;

import static io.pratique.match.Given.component;
import static io.pratique.match.Given.distro;
import static org.assertj.core.api.Assertions.assertThat;

import io.pratique.match.version.VersionSchemes;
import io.pratique.model.inventory.Component;
import io.pratique.model.inventory.Distro;
import io.pratique.model.inventory.PackageUrl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CoordinatesTest {

    @ParameterizedTest
    @CsvSource({
        "debian, 12, deb, Debian:12",
        "debian, 11.7, deb, Debian:11",
        "ubuntu, 22.04, deb, Ubuntu:22.04",
        "alpine, 3.18.4, apk, Alpine:v3.18",
        "alpine, 3.20, apk, Alpine:v3.20",
        "alpine, 3.23.0_alpha20250612, apk, Alpine:edge",
        "wolfi, 20230201, apk, Wolfi",
        "minimos, 20241031, apk, MinimOS",
        "echo, 1, deb, Echo",
        "arch, , alpm, Arch Linux",
        "almalinux, 9.4, rpm, AlmaLinux:9",
        "rocky, 8.10, rpm, Rocky Linux:8",
        "rhel, 9.2, rpm, Red Hat:9",
        "azurelinux, 3.0, rpm, Azure Linux:3",
        "mariner, 2.0, rpm, Mariner:2",
        "centos, 7, rpm, Red Hat:7",
        "ol, 8.9, rpm, Oracle Linux:8",
        "amzn, 2018.03, rpm, Amazon Linux:1",
        "amzn, 2, rpm, Amazon Linux:2",
        "amzn, 2023, rpm, Amazon Linux:2023",
        "fedora, 42, rpm, Fedora:42",
        "sles, 15.5, rpm, SUSE:15.5",
        "sle_hpc, 15.4, rpm, SUSE:15.4",
        "sle-micro, 5.5, rpm, SUSE:Micro 5.5",
        "suse-microos, 5.2, rpm, SUSE:Micro 5.2",
        "opensuse-leap, 15.6, rpm, openSUSE:Leap 15.6",
        "opensuse-tumbleweed, 20240501, rpm, openSUSE:Tumbleweed",
        "photon, 5.0, rpm, Photon OS:5.0",
        "bottlerocket, 1.20.0, rpm, Bottlerocket",
    })
    void namesTheReleaseAsItsAdvisoriesDo(String id, String version, String type, String ecosystem) {
        Located found = Coordinates.locate(component(type, "openssl", "1.0"), distro(id, version));

        assertThat(found)
                .isInstanceOfSatisfying(
                        Located.At.class,
                        at -> assertThat(at.coordinate().ecosystem()).hasToString(ecosystem));
    }

    @Test
    void looksProgramsUpByTheirNamesInNvd() {
        assertThat(at(component("generic", "node", "20.1.0"), distro("debian", "12")))
                .extracting(at -> at.ecosystem().toString(), Coordinate::name, Coordinate::version)
                .containsExactly("NVD", "nodejs:node.js", "20.1.0");
    }

    @Test
    void looksSourcePackagesUpWhereAdvisoriesAreAboutThem() {
        Component library = component("deb", "libssl3", "3.0.11-1").withSource("openssl", "3.0.11-2");

        assertThat(at(library, distro("debian", "12")))
                .extracting(Coordinate::name, Coordinate::version)
                .containsExactly("openssl", "3.0.11-2");
        assertThat(at(component("deb", "zlib1g", "1.2"), distro("debian", "12")).name())
                .isEqualTo("zlib1g");
    }

    @ParameterizedTest
    @CsvSource({
        "debian, linux-signed-amd64, 6.1.170+3, 6.1.170-3, linux",
        "debian, linux-signed-arm64, 6.1.170+3, 6.1.170-3, linux",
        "ubuntu, linux-signed, 5.4.0-42.46, 5.4.0-42.46, linux",
        "ubuntu, linux-signed-hwe, 4.15.0-1.1, 4.15.0-1.1, linux-hwe",
        "ubuntu, linux-signed-azure, 5.4.0-1.1, 5.4.0-1.1, linux-azure",
        "ubuntu, linux-gke-5.0, 5.0.0-1.1, 5.0.0-1.1, linux-gke-5.0",
        "ubuntu, linux-meta-aws, 5.4.0.1.1, 5.4.0.1.1, linux-meta-aws",
        "ubuntu, linux-signed-aws, 5.4.0-1018.18, 5.4.0-1018.18, linux-aws",
    })
    void looksSignedKernelsUpAsTheKernelThatWasSigned(
            String distro, String source, String sourceVersion, String version, String kernel) {
        Component image = component("deb", "linux-image-x", version).withSource(source, sourceVersion);

        assertThat(at(image, distro(distro, "12")))
                .extracting(Coordinate::name, Coordinate::version)
                .containsExactly(kernel, version);
    }

    @Test
    void looksInstalledPackagesUpWhereAdvisoriesAreAboutThose() {
        Component library = component("rpm", "openssl-libs", "1:3.0.7-1.el9").withSource("openssl", "3.0.7-1.el9");

        assertThat(at(library, distro("almalinux", "9.4")))
                .extracting(Coordinate::name, Coordinate::version)
                .containsExactly("openssl-libs", "1:3.0.7-1.el9");
    }

    @Test
    void looksUnderBothNamesWhereAdvisoriesUseBoth() {
        Component library = component("rpm", "python3-libs", "3.6.8-1.el8").withSource("python3", "3.6.8-1.el8");

        assertThat(at(library, distro("rhel", "8.9")).places())
                .extracting(Coordinate::name)
                .containsExactly("python3-libs", "python3.src");
    }

    @Test
    void readsTheServicePackOfOpenEulerFromItsName() {
        Distro distro = new Distro("openeuler", "22.03", null, "openEuler 22.03 (LTS-SP3)", java.util.List.of());

        assertThat(at(component("rpm", "bash", "5-1"), distro).ecosystem()).hasToString("openEuler:22.03-LTS-SP3");
    }

    @Test
    void readsTheModuleStream() {
        PackageUrl purl =
                PackageUrl.of("rpm", "almalinux", "npm", "8").with("rpmmod", "nodejs:16:8070020230214:9edba152");

        assertThat(at(Component.of(purl, "npm", "8"), distro("almalinux", "8.7")).stream())
                .isEqualTo("nodejs:16");
    }

    @Test
    void everyEcosystemOfALanguageHasAVersionScheme() {
        assertThat(Language.types())
                .isNotEmpty()
                .allSatisfy(type ->
                        assertThat(VersionSchemes.forPurlType(type)).as(type).isPresent());
    }

    @ParameterizedTest
    @CsvSource({
        "npm, @babel/core, npm, @babel/core",
        "pypi, Ruamel.YAML__clib, PyPI, ruamel-yaml-clib",
        "maven, org.apache.commons:commons-text, Maven, org.apache.commons:commons-text",
        "golang, golang.org/x/net, Go, golang.org/x/net",
        "golang, stdlib, Go, stdlib",
        "nuget, Newtonsoft.Json, NuGet, newtonsoft.json",
        "github, TJ-Actions/Changed-Files, GitHub Actions, tj-actions/changed-files",
        "swift, github.com/Apple/swift-nio, SwiftURL, github.com/apple/swift-nio",
        "opam, cohttp, opam, cohttp",
    })
    void namesLanguagePackagesAsTheirEcosystemDoes(String type, String name, String ecosystem, String expected) {
        PackageUrl purl = PackageUrl.of(type, null, "x", "1.0");
        Coordinate found = at(Component.of(purl, name, "1.0"), null);

        assertThat(found.ecosystem()).hasToString(ecosystem);
        assertThat(found.name()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "debian, '', deb, curl, 1.0, Debian, the release of the operating system is unknown",
        "linuxmint, 21, deb, curl, 1.0, linuxmint:21, no advisories are known for deb packages of this system",
        "debian, 12, rpm, curl, 1.0, debian:12, no advisories are known for rpm packages of this system",
        "debian, 12, deb, curl, '', Debian:12, their versions are unknown",
        "debian, 12, maven, commons-text, 1.0, Maven, their group ids are unknown",
        "debian, 12, generic, thing, 1.0, NVD, their names in it are unknown",
    })
    void saysWhatCannotBeLookedUp(
            String id, String release, String type, String name, String version, String ecosystem, String reason) {
        assertThat(Coordinates.locate(component(type, name, version), distro(id, release)))
                .isEqualTo(new Located.Nowhere(ecosystem, reason));
    }

    @Test
    void saysThatTheOperatingSystemIsUnknown() {
        assertThat(Coordinates.locate(component("deb", "curl", "1"), null))
                .isEqualTo(new Located.Nowhere("deb", "the operating system is unknown"));
    }

    private static Coordinate at(Component component, Distro distro) {
        return ((Located.At) Coordinates.locate(component, distro)).coordinate();
    }
}
