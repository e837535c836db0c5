package io.pratique.sbom;

import static io.pratique.sbom.Scans.STATUS;
import static io.pratique.sbom.Scans.kinds;
import static io.pratique.sbom.Scans.packages;
import static io.pratique.sbom.Scans.scan;
import static io.pratique.sbom.Scans.status;
import static io.pratique.testing.image.ImageBuilder.image;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.pratique.image.Limits;
import io.pratique.model.ScanProblem;
import io.pratique.model.ScanProblem.Kind;
import io.pratique.model.ScanStatus;
import io.pratique.model.inventory.ScanResult;
import io.pratique.testing.image.Compression;
import io.pratique.testing.image.ImageBuilder;
import io.pratique.testing.image.TarWriter;
import java.io.IOException;
import java.util.Arrays;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Images of which not everything can be read: nothing of it may look clean.
class BrokenImageScanTest {
    private static final byte[] TAR =
            new TarWriter().file(STATUS, status("b 1").getBytes(UTF_8)).finish();
    private static final byte[] ZIPPED = Compression.GZIP.apply(TAR);

    @Test
    void isIncompleteWhereALayerIsNotOffered() throws IOException {
        ScanResult result =
                scan(MemoryImage.of(sound().layer(l -> l.file("x", "y")).build(), 1));
        assertThat(result.status()).isEqualTo(ScanStatus.INCOMPLETE);
        assertThat(kinds(result)).containsExactly(Kind.MISSING);
        assertThat(result.problems().getFirst().where()).startsWith("layer 2 sha256:");
        assertThat(packages(result)).containsExactly("a 1");
    }

    @Test
    void isIncompleteWhereNoLayerIsOffered() throws IOException {
        ScanResult result = scan(MemoryImage.of(sound().build(), 0));
        assertThat(result.status()).isEqualTo(ScanStatus.INCOMPLETE);
        assertThat(kinds(result)).containsExactly(Kind.MISSING);
    }

    @ParameterizedTest
    @CsvSource({"fd377a585a00, xz", "425a6839314159, bzip2"})
    void isIncompleteWhereACompressionIsNotSupported(String magic, String name) throws IOException {
        byte[] stored = java.util.HexFormat.of().parseHex(magic);
        ScanResult result = scan(stored(sound(), stored));
        assertThat(result.status()).isEqualTo(ScanStatus.INCOMPLETE);
        assertThat(kinds(result)).containsExactly(Kind.UNSUPPORTED);
        assertThat(result.problems().getFirst().message()).contains(name);
        assertThat(packages(result)).containsExactly("a 1");

        ScanResult alone = scan(stored(image(), stored));
        assertThat(alone.status()).isEqualTo(ScanStatus.UNSUPPORTED);
        assertThat(alone.sbom().components()).isEmpty();
    }

    @Test
    void keepsWhatPrecedesTheEndOfALayerThatIsCutOff() throws IOException {
        byte[] tar = new TarWriter()
                .file(STATUS, status("b 1").getBytes(UTF_8))
                .file("rest", new byte[9000])
                .unfinished();
        byte[] cut = Arrays.copyOf(tar, tar.length - 4096);
        ScanResult result = scan(image().rawLayer(Compression.NONE.layerType(), cut, cut, "", "cut")
                .layer(l -> l.file("x", "y")));
        assertThat(result.status()).isEqualTo(ScanStatus.INCOMPLETE);
        assertThat(kinds(result)).containsExactly(Kind.UNREADABLE);
        assertThat(packages(result)).containsExactly("b 1");
    }

    @Test
    void failsWhereNoLayerCanBeRead() throws IOException {
        byte[] cut = Arrays.copyOf(ZIPPED, ZIPPED.length / 2);
        ScanResult result = scan(stored(stored(image(), cut), cut));
        assertThat(result.status()).isEqualTo(ScanStatus.FAILED);
        assertThat(kinds(result)).containsOnly(Kind.UNREADABLE);
        assertThat(result.problems())
                .extracting(ScanProblem::where)
                .anyMatch(layer(1))
                .anyMatch(layer(2));
        assertThat(scan(stored(sound(), cut)).status()).isEqualTo(ScanStatus.INCOMPLETE);
    }

    @Test
    void believesNothingWhereALayerIsNotTheOnePromised() throws IOException {
        byte[] changed = Compression.GZIP.apply(
                new TarWriter().file(STATUS, status("c 9").getBytes(UTF_8)).finish());
        ImageBuilder image = sound().layer(Compression.GZIP, TAR, "ADD b");
        String promised = io.pratique.testing.image.Blob.of(ZIPPED).digest().toString();
        String other = io.pratique.testing.image.Blob.of(changed).digest().toString();
        ScanResult wrongBlob = scan(image.editManifest(text -> text.replace(promised, other)));
        assertThat(wrongBlob.status()).isEqualTo(ScanStatus.FAILED);
        assertThat(wrongBlob.sbom().components()).isEmpty();
        assertThat(wrongBlob.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.where()).startsWith("layer 2 "));
    }

    @Test
    void believesNothingWhereTheContentIsNotTheOnePromised() throws IOException {
        String promised = io.pratique.testing.image.Blob.of(TAR).digest().toString();
        ScanResult result = scan(sound().layer(Compression.GZIP, TAR, "ADD b")
                .editConfig(text -> text.replace(promised, "sha256:" + "0".repeat(64))));
        assertThat(result.status()).isEqualTo(ScanStatus.FAILED);
        assertThat(result.sbom().components()).isEmpty();
        assertThat(result.problems().getFirst().message()).contains("does not have the digest");
    }

    @Test
    void believesNothingWhereALayerHasAnotherLength() throws IOException {
        ScanResult result =
                scan(sound().editManifest(text -> text.replaceFirst("(\"layers\":\\[.*?\"size\":)\\d+", "$17")));
        assertThat(result.status()).isEqualTo(ScanStatus.FAILED);
        assertThat(result.problems()).isNotEmpty();
    }

    @Test
    void isIncompleteWhereALimitIsReached() throws IOException {
        Limits all = Limits.DEFAULT;
        limited(
                new Limits(3, all.layerSize(), all.ratio(), all.fileSize(), all.headerSize(), all.nesting()),
                "--max-entries");
        limited(
                new Limits(all.entries(), 400_000, all.ratio(), all.fileSize(), all.headerSize(), all.nesting()),
                "--max-layer-size");
        limited(
                new Limits(all.entries(), all.layerSize(), all.ratio(), 50, all.headerSize(), all.nesting()),
                "--max-file-size");
        limited(
                new Limits(all.entries(), all.layerSize(), all.ratio(), all.fileSize(), 600, all.nesting()),
                "--max-header-size");
    }

    private static void limited(Limits limits, String option) throws IOException {
        ImageBuilder image = image().layer(l -> l.file("first/PKG", "first 1")
                .file("x".repeat(700), "long name")
                .file("var/lib/rpm/Packages", new byte[1000])
                .file("filler", new byte[500_000]));
        ScanResult result = scan(MemoryImage.of(image.build()), Scans.limited(limits));
        assertThat(result.status()).as(option).isEqualTo(ScanStatus.INCOMPLETE);
        assertThat(result.problems()).as(option).anySatisfy(problem -> {
            assertThat(problem.kind()).isEqualTo(Kind.LIMIT);
            assertThat(problem.message()).contains(option);
        });
        assertThat(packages(result)).as(option).containsExactly("first 1");
    }

    @Test
    void countsTheEntriesOfAllLayersTogether() throws IOException {
        ImageBuilder image = image();
        for (int i = 0; i < 5; i++) {
            image.layer(l -> l.file("a", "1").file("b", "2").file("c", "3"));
        }
        Limits few = new Limits(14, 1 << 20, 1000, 1 << 20, 1 << 20, 1);
        assertThat(kinds(scan(MemoryImage.of(image.build()), Scans.limited(few))))
                .containsExactly(Kind.LIMIT);
        Limits enough = new Limits(15, 1 << 20, 1000, 1 << 20, 1 << 20, 1);
        assertThat(scan(MemoryImage.of(image.build()), Scans.limited(enough)).problems())
                .isEmpty();
    }

    @Test
    void namesTheFileOfAMalformedRecord() throws IOException {
        ScanResult result = scan(image().layer(l -> l.file(STATUS, "Version: 1\n\n" + status("a 1"))));
        assertThat(result.status()).isEqualTo(ScanStatus.INCOMPLETE);
        assertThat(result.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.kind()).isEqualTo(Kind.MALFORMED);
            assertThat(problem.where()).isEqualTo(STATUS);
        });
        assertThat(packages(result)).containsExactly("a 1");
    }

    @Test
    void namesSomeOfManyMalformedRecordsAndCountsTheRest() throws IOException {
        ScanResult result = scan(
                image().layer(l -> l.file("lib/apk/db/installed", "P:\nV:x\n\n".repeat(50) + "no field\n".repeat(50))));
        assertThat(result.problems())
                .hasSizeLessThan(22)
                .anyMatch(problem -> problem.message().equals("and 80 more problems"));
    }

    private static Predicate<String> layer(int number) {
        return where -> where.startsWith("layer " + number + " sha256:");
    }

    private static ImageBuilder sound() {
        return image().layer(l -> l.file("var/lib/dpkg/status.d/a", "Package: a\nVersion: 1\n"));
    }

    private static ImageBuilder stored(ImageBuilder image, byte[] stored) {
        return image.rawLayer(Compression.GZIP.layerType(), stored, TAR, "", "ADD odd");
    }
}
