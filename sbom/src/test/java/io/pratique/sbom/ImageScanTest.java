package io.pratique.sbom;

import static io.pratique.sbom.Scans.DEBIAN;
import static io.pratique.sbom.Scans.STATUS;
import static io.pratique.sbom.Scans.component;
import static io.pratique.sbom.Scans.layer;
import static io.pratique.sbom.Scans.packages;
import static io.pratique.sbom.Scans.scan;
import static io.pratique.sbom.Scans.status;
import static io.pratique.testing.image.ImageBuilder.image;
import static org.assertj.core.api.Assertions.assertThat;

import io.pratique.model.ScanStatus;
import io.pratique.model.inventory.Dependency;
import io.pratique.model.inventory.Origin;
import io.pratique.model.inventory.PackageUrl;
import io.pratique.model.inventory.ScanResult;
import io.pratique.testing.image.Compression;
import io.pratique.testing.image.ImageBuilder;
import io.pratique.testing.image.LayerBuilder;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What the layers of an image amount to when they lie one on the other.
class ImageScanTest {
    private static final String FOLDER = "var/lib/dpkg/status.d/";

    @ParameterizedTest
    @EnumSource(Compression.class)
    void readsLayersOfEveryCompression(Compression compression) throws IOException {
        ScanResult result = scan(
                image().layer(compression, l -> l.file("etc/os-release", DEBIAN).file(STATUS, status("a 1"))));
        assertThat(result.status()).isEqualTo(ScanStatus.COMPLETE);
        assertThat(result.problems()).isEmpty();
        assertThat(result.digest()).isNotNull();
        assertThat(component(result, "a").purl()).hasToString("pkg:deb/debian/a@1?arch=amd64&distro=debian-12");
    }

    @Test
    void findsNothingInAnEmptyImage() throws IOException {
        ScanResult result = scan(image());
        assertThat(result.status()).isEqualTo(ScanStatus.COMPLETE);
        assertThat(result.sbom().components()).isEmpty();
        assertThat(result.sbom().distro()).isNull();
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 16})
    void givesTheSameWithAnyNumberOfThreads(int threads) throws IOException {
        MemoryImage image = MemoryImage.of(manyLayers().build());
        ScanResult alone = scan(image, Scans.threads(1));
        assertThat(alone.sbom().components()).hasSizeGreaterThan(100);
        assertThat(alone.problems()).isNotEmpty();
        for (int i = 0; i < 5; i++) {
            ScanResult together = scan(image, Scans.threads(threads));
            assertThat(together).isEqualTo(alone);
            assertThat(together.toString()).isEqualTo(alone.toString());
        }
    }

    /// Layers of different sizes, with links, whiteouts, owners, malformed records, and one that is cut off.
    private static ImageBuilder manyLayers() {
        ImageBuilder image = image();
        for (int i = 0; i < 12; i++) {
            int number = i;
            image.layer(l -> {
                String[] all = new String[10 * (number + 1)];
                for (int j = 0; j < all.length; j++) {
                    all[j] = "p" + j + " " + (j % 7 == 0 ? number : 1);
                }
                l.file(STATUS, status(all) + "Version: 1\n\n")
                        .file(FOLDER + "d" + number, "Package: d" + number + "\nVersion: 1\n");
                l.file("filler", new byte[(12 - number) * 10_000])
                        .file("srv/" + number + "/PKG", "lib" + number + " 1");
                l.hardLink("srv/again/" + number + "/PKG", "srv/" + number + "/PKG")
                        .symlink("opt/PKG", "/srv/0/PKG");
                l.file("var/lib/dpkg/info/p1.list", "/srv/" + number + "\n/srv/" + number + "/PKG\n")
                        .whiteout(FOLDER + "d" + (number - 1));
            });
        }
        byte[] tar = new byte[1024];
        byte[] stored = Compression.GZIP.apply(tar);
        return image.rawLayer(
                Compression.GZIP.layerType(), java.util.Arrays.copyOf(stored, stored.length - 9), tar, "", "cut");
    }

    @Test
    void takesAwayWhatWhiteoutsHide() throws IOException {
        ScanResult result = scan(image().layer(ImageScanTest::distroless).layer(l -> l.whiteout(FOLDER + "a")));
        assertThat(packages(result)).containsExactly("b 1");
        assertThat(packages(scan(image().layer(ImageScanTest::distroless).layer(l -> l.whiteout("var/lib")))))
                .isEmpty();
        assertThat(result.status()).isEqualTo(ScanStatus.COMPLETE);
    }

    @Test
    void takesAwayWhatOpaqueFoldersHide() throws IOException {
        ScanResult result = scan(image().layer(ImageScanTest::distroless)
                .layer(l -> l.file(FOLDER + "c", "Package: c\nVersion: 2\n").opaque("var/lib/dpkg/status.d")));
        assertThat(packages(result)).containsExactly("c 2");
    }

    @Test
    void forgetsProblemsOfFilesThatAreGone() throws IOException {
        ScanResult result =
                scan(image().layer(l -> l.file(STATUS, "Version: 1\n\n")).layer(l -> l.file(STATUS, status("a 1"))));
        assertThat(result.problems()).isEmpty();
        assertThat(packages(result)).containsExactly("a 1");
    }

    private static void distroless(LayerBuilder layer) {
        layer.file(FOLDER + "a", "Package: a\nVersion: 1\n").file(FOLDER + "b", "Package: b\nVersion: 1\n");
    }

    @Test
    void saysWhichLayerBroughtAPackageAndHow() throws IOException {
        ScanResult result = scan(image().layer(l -> l.file(STATUS, status("base 1", "gone 1", "old 1")))
                .emptyStep("ENV a=b")
                .layer(l -> l.file("unrelated", "x"))
                .layer(l -> l.file(STATUS, status("base 1", "gone 1", "old 1", "second 1")))
                .layer(l -> l.file(STATUS, status("base 1", "old 2", "second 1", "third 1"))));
        assertThat(packages(result)).containsExactly("base 1", "old 2", "second 1", "third 1");
        assertThat(layer(result, "base")).isZero();
        assertThat(layer(result, "second")).isEqualTo(2);
        assertThat(layer(result, "old")).isEqualTo(3);
        assertThat(layer(result, "third")).isEqualTo(3);
        Origin origin = component(result, "second").origins().getFirst();
        assertThat(origin.path()).isEqualTo(STATUS);
        assertThat(origin.layer().createdBy()).isEqualTo("ADD layer 2");
        assertThat(origin.layer().digest())
                .isEqualTo(result.image().layers().get(2).diffId());
    }

    @Test
    void saysThatAPackageCameAgainInALaterLayer() throws IOException {
        ScanResult result = scan(image().layer(l -> l.file(STATUS, status("a 1", "b 1")))
                .layer(l -> l.file(STATUS, status("b 1")))
                .layer(l -> l.file(STATUS, status("a 1", "b 1"))));
        assertThat(layer(result, "a")).isEqualTo(2);
        assertThat(layer(result, "b")).isZero();
    }

    @Test
    void tellsWhichPackageOfTheDistributionOwnsALanguagePackage() throws IOException {
        ScanResult result = scan(image().layer(l -> l.file("usr/lib/python3/PKG", "owned 1")
                        .file("srv/PKG", "own 1")
                        .file("lib/merged/PKG", "merged 1"))
                .layer(l -> l.file(STATUS, status("python3-owned 1"))
                        .file(
                                "var/lib/dpkg/info/python3-owned.list",
                                "/.\n/usr/lib/python3/PKG\n/usr/lib/merged/PKG\n")));
        assertThat(component(result, "owned").owner()).isEqualTo("python3-owned");
        assertThat(component(result, "merged").owner()).isEqualTo("python3-owned");
        assertThat(component(result, "own").owner()).isNull();
        assertThat(component(result, "python3-owned").owner()).isNull();
    }

    @Test
    void namesAllPlacesOfALanguagePackageOnce() throws IOException {
        ScanResult result = scan(image().layer(l -> l.file("b/PKG", "x 1").file("c/PKG", "x 1"))
                .layer(l -> l.file("a/PKG", "x 1").file("c/PKG", "x 1")));
        assertThat(packages(result)).containsExactly("x 1");
        assertThat(component(result, "x").origins())
                .extracting(Origin::path)
                .containsExactly("a/PKG", "b/PKG", "c/PKG");
        assertThat(component(result, "x").origins())
                .extracting(origin -> origin.layer().index())
                .containsExactly(1, 0, 0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/opt/db", "../../../opt/db", "/opt/./..//opt/db", "/../../opt/db"})
    void readsAPackageDatabaseThroughASymbolicLink(String target) throws IOException {
        ScanResult result =
                scan(image().layer(l -> l.file("opt/db", status("a 1"))).layer(l -> l.symlink(STATUS, target)));
        assertThat(packages(result)).containsExactly("a 1");
        assertThat(layer(result, "a")).isZero();
        assertThat(result.problems()).isEmpty();
    }

    @Test
    void readsAPackageDatabaseThroughAHardLink() throws IOException {
        ScanResult result =
                scan(image().layer(l -> l.file("opt/db", status("a 1")).hardLink(STATUS, "opt/db")));
        assertThat(packages(result)).containsExactly("a 1");
    }

    @Test
    void readsAFileOnceThatLinksOfItsKindLeadTo() throws IOException {
        ScanResult result = scan(image().layer(l -> l.file("usr/lib/os-release", DEBIAN)
                .symlink("etc/os-release", "../usr/lib/os-release")
                .file("srv/PKG", "x 1")
                .symlink("opt/PKG", "/srv/PKG")));
        assertThat(result.sbom().distro().id()).isEqualTo("debian");
        assertThat(component(result, "x").origins()).extracting(Origin::path).containsExactly("srv/PKG");
    }

    @Test
    void leavesLinksAloneThatLeadNowhere() throws IOException {
        ScanResult result = scan(image().layer(l -> l.symlink(STATUS, "status")
                .symlink("etc/os-release", "/proc/1/root/etc/os-release")
                .symlink("a/PKG", "../b/PKG")
                .symlink("b/PKG", "../a/PKG")
                .symlink("c/PKG", "/")
                .hardLink("d/PKG", "no/such/file")));
        assertThat(result.sbom().components()).isEmpty();
        assertThat(result.status()).isEqualTo(ScanStatus.COMPLETE);
    }

    @Test
    void readsTheFileThatALinkOfALowerLayerLeadsToInTheEnd() throws IOException {
        ScanResult result = scan(image().layer(l -> l.symlink(STATUS, "/opt/db").file("opt/db", status("a 1")))
                .layer(l -> l.file("opt/db", status("a 1", "b 1"))));
        assertThat(packages(result)).containsExactly("a 1", "b 1");
    }

    @Test
    void prefersOsReleaseOverOlderFiles() throws IOException {
        ScanResult result =
                scan(image().layer(l -> l.file("etc/debian_version", "13.1\n").file("etc/os-release", DEBIAN)));
        assertThat(result.sbom().distro().version()).isEqualTo("12");
        ScanResult without =
                scan(image().layer(l -> l.file("etc/debian_version", "13.1\n").file("etc/os-release", DEBIAN))
                        .layer(l -> l.whiteout("etc/os-release")));
        assertThat(without.sbom().distro().version()).isEqualTo("13");
    }

    @Test
    void givesDebianPackagesTheLicencesOfTheirCopyrightFiles() throws IOException {
        ScanResult result = scan(image().layer(l -> l.file("etc/os-release", DEBIAN)
                .file(STATUS, status("harbour 1.0", "pilot 2.0"))
                .file(
                        "usr/share/doc/harbour/copyright",
                        "Format: https://www.debian.org/doc/\nLicense: Expat or GPL-2+\n\nLicense: own-terms\n")));

        assertThat(component(result, "harbour").licenses()).containsExactly("MIT OR GPL-2.0-or-later", "own-terms");
        assertThat(component(result, "pilot").licenses()).isEmpty();
    }

    @Test
    void tellsWhichPackagesOfDebianWereAskedFor() throws IOException {
        String status = """
                Package: harbour
                Status: install ok installed
                Architecture: amd64
                Version: 1.0

                Package: pilot
                Status: install ok installed
                Architecture: amd64
                Version: 2.0
                """;
        String states = "Package: pilot\nArchitecture: amd64\nAuto-Installed: 1\n\n";

        ScanResult result = scan(image().layer(l ->
                l.file("etc/os-release", DEBIAN).file(STATUS, status).file("var/lib/apt/extended_states", states)));

        assertThat(result.sbom().dependencies())
                .containsExactly(new Dependency(
                        null,
                        PackageUrl.parse("pkg:deb/debian/harbour@1.0?arch=amd64&distro=debian-12"),
                        "var/lib/apt/extended_states"));
    }

    @Test
    void tellsWhichPackagesOfAlpineWereAskedFor() throws IOException {
        ScanResult result = scan(image().layer(l -> l.file(
                        "lib/apk/db/installed", "P:harbour\nV:1.0\n\nP:pilot\nV:2.0\np:so:libpilot.so.2=2\n\n")
                .file("etc/apk/world", "so:libpilot.so.2\nabsent\n")));

        assertThat(result.sbom().dependencies())
                .containsExactly(new Dependency(null, PackageUrl.parse("pkg:apk/pilot@2.0"), "etc/apk/world"));
    }

    @Test
    void tellsWhoNeedsWhomByTheNamesThatPackagesOffer() throws IOException {
        String status = """
                Package: harbour
                Status: install ok installed
                Architecture: amd64
                Version: 1.0
                Pre-Depends: pilot (>= 2.0)
                Depends: mail-agent | crane:any, absent | buoy (>= 1), nothing

                Package: pilot
                Status: install ok installed
                Architecture: amd64
                Version: 2.0

                Package: postbox
                Status: install ok installed
                Architecture: amd64
                Version: 3.0
                Provides: mail-agent (= 1), postbox-api

                Package: buoy
                Status: deinstall ok config-files
                Architecture: amd64
                Version: 4.0
                """;
        ScanResult result =
                scan(image().layer(l -> l.file("etc/os-release", DEBIAN).file(STATUS, status)));

        assertThat(result.sbom().dependencies())
                .extracting(edge -> edge.from().name() + " needs " + edge.to() + " says " + edge.path())
                .containsExactly(
                        "harbour needs pkg:deb/debian/pilot@2.0?arch=amd64&distro=debian-12 says " + STATUS,
                        "harbour needs pkg:deb/debian/postbox@3.0?arch=amd64&distro=debian-12 says " + STATUS);
    }
}
