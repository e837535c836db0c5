package io.pratique.image.layer;

import io.pratique.image.FileEntry;
import io.pratique.image.ImageFile;
import io.pratique.image.ImageTarget;
import io.pratique.image.Limits;
import io.pratique.image.Progress;
import io.pratique.model.image.Digest;
import io.pratique.model.image.Image;
import io.pratique.model.image.ImageConfig;
import io.pratique.model.image.Layer;
import io.pratique.model.image.Platform;
import io.pratique.testing.image.Blob;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/// Layers read as a scan reads them, and merged.
final class Tree {
    private static final int END = 1024;
    private static final int MOST_LAYERS = 8;
    private static final Limits LIMITS = new Limits(10_000, 8 << 20, 100, 1 << 20, 1 << 16, 2);

    private final MergedTree merged = new MergedTree();
    private final List<String> places = new ArrayList<>();

    private Tree() {}

    /// Every layer of the input is merged, also the whole of those that end too early.
    static Object of(byte[] input) throws IOException {
        var tree = new Tree();
        int layer = 0;
        for (int from = 0; from < input.length && layer < MOST_LAYERS; layer++) {
            int to = end(input, from);
            tree.add(layer, Arrays.copyOfRange(input, from, to));
            from = to;
        }
        return tree.places;
    }

    /// Behind two zero blocks, counted from the beginning of the layer.
    private static int end(byte[] input, int from) {
        for (int at = from; at + END <= input.length; at += 512) {
            if (Arrays.equals(input, at, at + END, new byte[END], 0, END)) {
                return at + END;
            }
        }
        return input.length;
    }

    private void add(int index, byte[] tar) throws IOException {
        Digest digest = Blob.of(tar).digest();
        var layer = new Layer(index, digest, digest, "", tar.length, null);
        var reader = new LayerReader(
                new OneLayer(layer, tar),
                layer,
                LIMITS,
                new AtomicLong(LIMITS.entries()),
                new MemoryBudget(1 << 24),
                Progress.NONE);
        try {
            reader.read(new Contents());
        } catch (IOException broken) {
            places.add(String.valueOf(broken.getMessage()));
        }
        int count = reader.log().count();
        var all = new BitSet();
        all.set(0, count);
        merged.apply(index, reader.log(), all);
        for (int entry = 0; entry < count; entry++) {
            String path = reader.log().path(entry);
            places.add(path + " at " + merged.place(index, entry) + ", " + merged.file(path));
        }
    }

    /// Reads every body, by turns as a stream and whole.
    private final class Contents implements LayerReader.Visitor {
        @Override
        public boolean wants(int entry, FileEntry file) {
            return true;
        }

        @Override
        public void visit(int entry, ImageFile file) throws IOException {
            places.add(
                    entry % 2 == 0
                            ? LayerTargets.drained(file.open())
                            : "" + file.content().hashCode());
        }
    }

    private record OneLayer(Layer layer, byte[] tar) implements ImageTarget {
        @Override
        public Image image() {
            return new Image(
                    "fuzz",
                    layer.digest(),
                    new ImageConfig(
                            Platform.parse("linux/amd64"), null, null, List.of(), java.util.Map.of(), List.of()),
                    List.of(layer));
        }

        @Override
        public InputStream open(Layer asked) {
            return new ByteArrayInputStream(tar);
        }

        @Override
        public void close() {
            // nothing is held open
        }
    }
}
