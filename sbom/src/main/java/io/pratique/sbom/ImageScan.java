package io.pratique.sbom;

import io.pratique.image.FileEntry;
import io.pratique.image.ImageFile;
import io.pratique.image.ImageTarget;
import io.pratique.image.LimitException;
import io.pratique.image.MissingLayerException;
import io.pratique.image.layer.IntegrityException;
import io.pratique.image.layer.LayerReader;
import io.pratique.image.layer.MemoryBudget;
import io.pratique.image.layer.MergedTree;
import io.pratique.image.layer.UnsupportedLayerException;
import io.pratique.model.ScanProblem;
import io.pratique.model.ScanStatus;
import io.pratique.model.image.Layer;
import io.pratique.model.inventory.Sbom;
import io.pratique.model.inventory.ScanResult;
import io.pratique.sbom.analyzer.Analyzer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// Scans an image: its layers each for itself and several at once, then what is left of their files when they lie
/// one on the other.
final class ImageScan {
    private final ImageTarget target;
    private final ScanOptions options;
    private final FileAnalysis analysis;
    private final MemoryBudget memory = MemoryBudget.ofThisProcess();
    private final AtomicLong entriesLeft;

    ImageScan(ImageTarget target, ScanOptions options) {
        this.target = target;
        this.options = options;
        this.analysis = new FileAnalysis(options.analyzers());
        this.entriesLeft = new AtomicLong(options.limits().entries());
    }

    ScanResult run() throws IOException {
        List<Layer> layers = target.image().layers();
        options.progress()
                .expect(
                        layers.stream().anyMatch(layer -> layer.size() < 0)
                                ? -1
                                : layers.stream().mapToLong(Layer::size).sum());
        List<LayerFindings> read = new ArrayList<>(inParallel(layers));
        Sbom nothing = new Sbom(null, List.of());
        List<ScanProblem> problems = new ArrayList<>();
        read.forEach(layer -> layer.failure().ifPresent(failure -> problems.add(problem(layer.layer(), failure))));
        if (read.stream().anyMatch(layer -> layer.failure().orElse(null) instanceof IntegrityException)) {
            return new ScanResult(target.name(), target.image(), nothing, ScanStatus.FAILED, problems);
        }
        var merged = new MergedTree();
        read.forEach(layer -> merged.apply(layer.layer().index(), layer.log(), layer.interesting()));
        var inventory = new InventoryBuilder();
        read.forEach(layer -> layer.files().forEach((entry, file) -> {
            @Nullable String place = merged.place(layer.layer().index(), entry);
            if (place != null) {
                inventory.add(
                        file, place, purl -> FirstLayers.of(read, layer.layer().index(), file.path(), purl));
            }
        }));
        var again = new SecondReading(target, options, analysis, memory, merged, read);
        again.run(inventory, problems);
        problems.addAll(inventory.problems());
        return new ScanResult(target.name(), target.image(), inventory.build(), status(read, problems), problems)
                .withPrograms(inventory.programs());
    }

    private static ScanStatus status(List<LayerFindings> read, List<ScanProblem> problems) {
        long failed = read.stream().filter(layer -> layer.failure().isPresent()).count();
        if (failed > 0 && failed == read.size()) {
            if (problems.stream().allMatch(problem -> problem.kind() == ScanProblem.Kind.UNSUPPORTED)) {
                return ScanStatus.UNSUPPORTED;
            }
            if (problems.stream().allMatch(problem -> problem.kind() == ScanProblem.Kind.UNREADABLE)) {
                return ScanStatus.FAILED;
            }
        }
        return problems.isEmpty() ? ScanStatus.COMPLETE : ScanStatus.INCOMPLETE;
    }

    static ScanProblem problem(Layer layer, Throwable failure) {
        ScanProblem.Kind kind = switch (failure) {
            case MissingLayerException missing -> ScanProblem.Kind.MISSING;
            case UnsupportedLayerException unsupported -> ScanProblem.Kind.UNSUPPORTED;
            case LimitException limit -> ScanProblem.Kind.LIMIT;
            default -> ScanProblem.Kind.UNREADABLE;
        };
        return new ScanProblem(
                kind, "layer " + (layer.index() + 1) + " " + layer.digest(), ScanProblem.describe(failure));
    }

    /// Reads all layers, the largest first so that none is left to be read alone at the end; the results are in the
    /// order of the image.
    private List<LayerFindings> inParallel(List<Layer> layers) throws IOException {
        Map<Integer, Future<LayerFindings>> tasks = new HashMap<>();
        ExecutorService pool = Executors.newFixedThreadPool(Math.clamp(layers.size(), 1, options.threads()), task -> {
            var thread = new Thread(task, "layer");
            thread.setDaemon(true);
            return thread;
        });
        try {
            layers.stream()
                    .sorted((a, b) -> Long.compare(b.size(), a.size()))
                    .forEach(layer -> tasks.put(layer.index(), pool.submit(() -> read(layer))));
            List<LayerFindings> results = new ArrayList<>(layers.size());
            for (Layer layer : layers) {
                results.add(await(tasks.get(layer.index())));
            }
            return results;
        } finally {
            pool.shutdownNow();
        }
    }

    private static LayerFindings await(@Nullable Future<LayerFindings> task) throws IOException {
        try {
            if (task == null) {
                throw new IllegalStateException("two layers have one index");
            }
            return task.get();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", interrupted);
        } catch (ExecutionException failure) {
            throw new IOException(
                    ScanProblem.describe(failure.getCause() == null ? failure : failure.getCause()), failure);
        }
    }

    private LayerFindings read(Layer layer) {
        var reader = new LayerReader(target, layer, options.limits(), entriesLeft, memory, options.progress());
        var findings = new LayerFindings(layer, reader.log());
        try {
            reader.read(new LayerReader.Visitor() {
                private List<Analyzer> wanting = List.of();

                @Override
                public boolean wants(int entry, FileEntry file) {
                    wanting = analysis.wanting(file);
                    return !wanting.isEmpty();
                }

                @Override
                public void visit(int entry, ImageFile file) {
                    findings.add(entry, analysis.analyze(file, wanting));
                }
            });
        } catch (IOException failure) {
            findings.fail(failure);
        } catch (RuntimeException | Error fault) {
            findings.fail(new IOException(ScanProblem.describe(fault), fault));
        }
        return findings;
    }
}
