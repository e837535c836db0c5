package io.pratique.sbom;

import io.pratique.image.FileEntry;
import io.pratique.image.ImageFile;
import io.pratique.image.ImageTarget;
import io.pratique.image.Limits;
import io.pratique.image.Progress;
import io.pratique.image.layer.LayerReader;
import io.pratique.image.layer.MemoryBudget;
import io.pratique.image.layer.MergedTree;
import io.pratique.model.ScanProblem;
import io.pratique.sbom.analyzer.Analyzer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// Reads some layers once more, for files whose contents turned out to be wanted after they had passed: the targets
/// of links that bear the name of something wanted, and files that an analyzer has to see whole. Most images need
/// none of it.
final class SecondReading {
    private final ImageTarget target;
    private final ScanOptions options;
    private final FileAnalysis analysis;
    private final MemoryBudget memory;
    private final MergedTree merged;
    private final List<LayerFindings> layers;
    private final Map<Integer, Map<Integer, List<Wish>>> wishes = new TreeMap<>();

    /// @param path the name under which the analyzers see the file
    /// @param again whether they have seen its beginning before
    private record Wish(String path, List<Analyzer> analyzers, boolean again) {}

    private record Granted(Wish wish, FileFindings findings) {}

    SecondReading(
            ImageTarget target,
            ScanOptions options,
            FileAnalysis analysis,
            MemoryBudget memory,
            MergedTree merged,
            List<LayerFindings> layers) {
        this.target = target;
        this.options = options;
        this.analysis = analysis;
        this.memory = memory;
        this.merged = merged;
        this.layers = layers;
    }

    void run(InventoryBuilder inventory, List<ScanProblem> problems) {
        layers.forEach(this::unfinished);
        layers.forEach(this::links);
        wishes.forEach((layer, entries) -> read(layers.get(layer), entries, inventory, problems));
    }

    private void unfinished(LayerFindings layer) {
        int index = layer.layer().index();
        layer.files().forEach((entry, file) -> {
            @Nullable String place = file.unfinished().isEmpty() ? null : merged.place(index, entry);
            if (place != null) {
                wish(index, entry, new Wish(place, file.unfinished(), true));
            }
        });
    }

    private void links(LayerFindings layer) {
        for (int entry = 0; entry < layer.log().count(); entry++) {
            if (!layer.log().isLink(entry)) {
                continue;
            }
            String path = layer.log().path(entry);
            List<Analyzer> wanting = analysis.wanting(new FileEntry(path, 0, 0644));
            MergedTree.@Nullable FileAt file = wanting.isEmpty() ? null : merged.file(path);
            if (file != null && !seen(file, wanting)) {
                wish(file.layer(), file.entry(), new Wish(path, wanting, false));
            }
        }
    }

    /// Whether a file's contents have been shown to these analyzers under its own name.
    private boolean seen(MergedTree.FileAt file, List<Analyzer> wanting) {
        @Nullable FileFindings findings = layers.get(file.layer()).files().get(file.entry());
        return findings != null
                && merged.place(file.layer(), file.entry()) != null
                && analysis.wanting(new FileEntry(findings.path(), 0, 0644)).containsAll(wanting);
    }

    private void wish(int layer, int entry, Wish wish) {
        List<Wish> same =
                wishes.computeIfAbsent(layer, any -> new HashMap<>()).computeIfAbsent(entry, any -> new ArrayList<>());
        if (same.stream().noneMatch(other -> other.path().equals(wish.path()))) {
            same.add(wish);
        }
    }

    private void read(
            LayerFindings layer,
            Map<Integer, List<Wish>> entries,
            InventoryBuilder inventory,
            List<ScanProblem> problems) {
        var entriesLeft = new AtomicLong(options.limits().entries());
        var reader = new LayerReader(target, layer.layer(), options.limits(), entriesLeft, memory, Progress.NONE);
        List<Granted> found = new ArrayList<>();
        try {
            reader.read(new LayerReader.Visitor() {
                @Override
                public boolean wants(int entry, FileEntry file) {
                    return entries.containsKey(entry);
                }

                @Override
                public void visit(int entry, ImageFile file) {
                    for (Wish wish : entries.getOrDefault(entry, List.of())) {
                        analyze(file, wish, found);
                    }
                }
            });
        } catch (IOException | RuntimeException | Error failure) {
            problems.add(ImageScan.problem(layer.layer(), failure));
            return;
        }
        found.forEach(file -> inventory.add(file.findings(), file.wish().path(), purl -> layer.layer()));
    }

    private void analyze(ImageFile file, Wish wish, List<Granted> found) {
        var renamed = new Renamed(
                file,
                new FileEntry(wish.path(), file.entry().size(), file.entry().mode()));
        List<Analyzer> unfinished = wish.analyzers();
        if (!wish.again()) {
            FileFindings first = analysis.analyzeWhole(renamed, wish.analyzers());
            found.add(new Granted(wish, first));
            unfinished = first.unfinished();
        }
        if (!unfinished.isEmpty()) {
            found.add(new Granted(wish, analysis.reread(renamed, unfinished)));
        }
    }

    /// A file under another of its names.
    private record Renamed(ImageFile file, FileEntry entry) implements ImageFile {
        @Override
        public InputStream open() throws IOException {
            return file.open();
        }

        @Override
        public ByteBuffer content() throws IOException {
            return file.content();
        }

        @Override
        public Limits limits() {
            return file.limits();
        }
    }
}
