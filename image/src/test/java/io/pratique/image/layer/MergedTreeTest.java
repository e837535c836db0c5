package io.pratique.image.layer;

import static io.pratique.testing.image.ImageBuilder.image;
import static org.assertj.core.api.Assertions.assertThat;

import io.pratique.image.FileEntry;
import io.pratique.image.ImageFile;
import io.pratique.image.Limits;
import io.pratique.image.Progress;
import io.pratique.model.image.Layer;
import io.pratique.testing.image.ImageBuilder;
import io.pratique.testing.image.LayerBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MergedTreeTest {
    @Test
    void showsTheFileOfTheUppermostLayer() {
        var tree = tree(layer -> layer.file("a", "1"), layer -> layer.file("a", "2"));

        assertThat(tree).isEqualTo("1:a");
    }

    @Test
    void takesAwayWhatAWhiteoutNames() {
        var tree = tree(
                layer -> layer.file("a/b", "").file("a/c", "").file("d/e", ""),
                layer -> layer.whiteout("a/b").whiteout("d").whiteout("not/there"));

        assertThat(tree).isEqualTo("0:a/c");
    }

    @Test
    void emptiesAnOpaqueFolderButForItsOwnLayer() {
        var tree = tree(
                layer -> layer.file("a/old", "").file("a/deep/old", "").file("b", ""),
                layer -> layer.file("a/new", "").opaque("a"));

        assertThat(tree).isEqualTo("0:b 1:a/new");
    }

    @Test
    void keepsWhatIsAddedAgainInTheLayerThatTakesItAway() {
        var tree = tree(
                layer -> layer.file("a", "1"), layer -> layer.file("a", "2").whiteout("a"));

        assertThat(tree).isEqualTo("1:a");
    }

    @Test
    void replacesFoldersByFilesAndFilesByFolders() {
        var tree = tree(
                layer -> layer.file("a/b", "").file("c", ""),
                layer -> layer.file("a", "").file("c/d", ""));

        assertThat(tree).isEqualTo("1:a 1:c/d");
    }

    @Test
    void writesThroughLinksToFolders() {
        var tree = tree(
                layer -> layer.directory("usr/lib").symlink("lib", "usr/lib").symlink("abs", "/usr/lib"),
                layer -> layer.file("lib/x", "").file("abs/y", ""));

        assertThat(tree).isEqualTo("1:usr/lib/x 1:usr/lib/y");
    }

    @Test
    void putsAFolderInThePlaceOfALinkThatBearsItsName() {
        var tree = tree(
                layer -> layer.file("usr/lib/x", "").symlink("lib", "usr/lib"),
                layer -> layer.directory("lib").file("lib/y", ""));

        assertThat(tree).isEqualTo("0:usr/lib/x 1:lib/y");
    }

    @Test
    void neverLeavesTheRoot() {
        var tree = tree(
                layer -> layer.symlink("up", "../../../..").symlink("etc", "/../../etc2"),
                layer -> layer.file("up/x", "").file("etc/y", ""));

        assertThat(tree).isEqualTo("1:etc2/y 1:x");
    }

    @Test
    void givesUpOnCircles() {
        var tree = tree(
                layer -> layer.symlink("a", "b").symlink("b", "a"),
                layer -> layer.file("a/x", "").file("y", ""));

        assertThat(tree).isEqualTo("1:y");
    }

    @Test
    void findsTheFileBehindLinksOfBothKinds() {
        var merged = merged(
                layer -> layer.file("data/file", "1")
                        .hardLink("hard", "data/file")
                        .symlink("soft", "hard"),
                layer -> layer.whiteout("data"));

        assertThat(merged.file("soft")).isEqualTo(new MergedTree.FileAt("hard", 0, 0));
        assertThat(merged.file("data/file")).isNull();
        assertThat(merged.file("hard/under")).isNull();
    }

    @Test
    void doesNotFollowTheLinkThatAHardLinkNames() {
        var merged = merged(layer -> layer.file("real", "")
                .symlink("link", "real")
                .hardLink("second", "link")
                .file("other/real", "")
                .hardLink("other/third", "link"));

        assertThat(merged.file("second")).isEqualTo(new MergedTree.FileAt("real", 0, 0));
        assertThat(merged.file("other/third")).isEqualTo(new MergedTree.FileAt("other/real", 0, 3));
    }

    @Test
    void takesTheLastOfDuplicateEntries() {
        assertThat(tree(layer -> layer.file("a", "1").file("./a", "2"))).isEqualTo("0:a");
        assertThat(merged(layer -> layer.file("a", "1").file("./a", "2")).file("a"))
                .isEqualTo(new MergedTree.FileAt("a", 0, 1));
    }

    @Test
    void removesALinkItselfAndNotWhatItNames() {
        var tree = tree(layer -> layer.file("real/x", "").symlink("link", "real"), layer -> layer.whiteout("link"));

        assertThat(tree).isEqualTo("0:real/x");
    }

    /// The files left, as `layer:path`, sorted.
    @SafeVarargs
    private static String tree(Consumer<LayerBuilder>... layers) {
        List<EntryLog> logs = logs(layers);
        MergedTree merged = merged(logs);
        return String.join(
                " ",
                IntStream.range(0, logs.size())
                        .boxed()
                        .flatMap(layer -> files(merged, layer, logs.get(layer)))
                        .sorted()
                        .toList());
    }

    private static Stream<String> files(MergedTree merged, int layer, EntryLog log) {
        return IntStream.range(0, log.count())
                .filter(entry -> log.kind(entry) == EntryLog.Kind.FILE)
                .mapToObj(entry -> merged.place(layer, entry))
                .filter(place -> place != null)
                .map(place -> layer + ":" + place);
    }

    @SafeVarargs
    private static MergedTree merged(Consumer<LayerBuilder>... layers) {
        return merged(logs(layers));
    }

    private static MergedTree merged(List<EntryLog> logs) {
        var merged = new MergedTree();
        for (int i = 0; i < logs.size(); i++) {
            var all = new BitSet();
            all.set(0, logs.get(i).count());
            merged.apply(i, logs.get(i), all);
        }
        return merged;
    }

    @SafeVarargs
    private static List<EntryLog> logs(Consumer<LayerBuilder>... layers) {
        ImageBuilder builder = image();
        for (Consumer<LayerBuilder> layer : layers) {
            builder.layer(layer);
        }
        var image = MemoryImage.of(builder.build());
        return image.image().layers().stream().map(layer -> log(image, layer)).toList();
    }

    private static EntryLog log(MemoryImage image, Layer layer) {
        var reader = new LayerReader(
                image, layer, Limits.DEFAULT, new AtomicLong(1000), new MemoryBudget(1 << 20), Progress.NONE);
        try {
            reader.read(new LayerReader.Visitor() {
                @Override
                public boolean wants(int entry, FileEntry file) {
                    return false;
                }

                @Override
                public void visit(int entry, ImageFile file) {
                    throw new AssertionError("nothing is wanted");
                }
            });
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
        return reader.log();
    }
}
