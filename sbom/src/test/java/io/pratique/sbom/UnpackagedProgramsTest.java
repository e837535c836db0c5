package io.pratique.sbom;

import static io.pratique.testing.image.ImageBuilder.image;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.pratique.image.Limits;
import io.pratique.image.Progress;
import io.pratique.model.ScanStatus;
import io.pratique.model.inventory.ScanResult;
import io.pratique.sbom.analyzer.Analyzer;
import io.pratique.sbom.binary.BinaryAnalyzer;
import io.pratique.sbom.language.program.ProgramAnalyzer;
import io.pratique.testing.image.ImageBuilder;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Programs without a package beside those that a distribution's package brought.
class UnpackagedProgramsTest {
    private static final byte[] NGINX = program("\0nginx version: nginx/1.25.3\n\0");

    @Test
    void aProgramThatAPackageBroughtIsThatPackage() throws IOException {
        ScanResult result = scan(image().layer(layer -> layer.file("etc/os-release", Scans.DEBIAN)
                .file(Scans.STATUS, Scans.status("nginx 1.25.3-1"))
                .file("var/lib/dpkg/info/nginx.list", "/.\n/usr\n/usr/sbin\n/usr/sbin/nginx\n")
                .executable("usr/sbin/nginx", NGINX)
                .executable("opt/nginx/sbin/nginx", NGINX)));

        assertThat(result.sbom().components())
                .filteredOn(component -> component.type().equals("generic"))
                .singleElement()
                .satisfies(component -> assertThat(component.origins())
                        .extracting(origin -> origin.path())
                        .containsExactly("opt/nginx/sbin/nginx"));
        assertThat(Scans.packages(result)).containsExactly("nginx 1.25.3-1", "nginx 1.25.3");
    }

    /// The reader of Go programs and that of signatures both want it.
    @Test
    void aProgramThatTwoAnalyzersWantIsNotHeldWhole() throws IOException {
        byte[] large = new byte[3 << 20];
        System.arraycopy(NGINX, 0, large, large.length - NGINX.length, NGINX.length);
        large[0] = 0x7f;
        var limits = new Limits(1_000, 1L << 30, 10_000, 1_000, 1 << 20, 8);
        var options = new ScanOptions(analyzers(), limits, 2, List.of(), Progress.NONE);

        ScanResult result = Scans.scan(
                MemoryImage.of(image().layer(layer -> layer.executable("usr/sbin/nginx", large))
                        .build()),
                options);

        assertThat(result.status()).isEqualTo(ScanStatus.COMPLETE);
        assertThat(Scans.packages(result)).containsExactly("nginx 1.25.3");
    }

    private static ScanResult scan(ImageBuilder image) throws IOException {
        return Scans.scan(
                MemoryImage.of(image.build()), Scans.options(analyzers().toArray(Analyzer[]::new)));
    }

    private static List<Analyzer> analyzers() {
        return List.of(new ProgramAnalyzer(), new BinaryAnalyzer());
    }

    private static byte[] program(String text) {
        return ("\177ELF" + "\0".repeat(60) + text).getBytes(ISO_8859_1);
    }
}
