package io.pratique.sbom;

import io.pratique.image.FileEntry;
import io.pratique.image.FolderTarget;
import io.pratique.image.ImageFile;
import io.pratique.image.folder.FolderLinks;
import io.pratique.image.folder.FolderWalker;
import io.pratique.image.folder.LocalFile;
import io.pratique.image.folder.Mounts;
import io.pratique.image.folder.SkipPatterns;
import io.pratique.model.ScanProblem;
import io.pratique.model.ScanStatus;
import io.pratique.model.inventory.ScanResult;
import io.pratique.sbom.analyzer.Analyzer;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// Scans a folder or a single file: one thread walks, others look at the files that are wanted.
final class FolderScan {
    /// More unreadable places than people read; the rest is counted.
    private static final int NAMED = 100;

    private final FolderTarget target;
    private final ScanOptions options;
    private final FileAnalysis analysis;
    private final Mounts mounts = Mounts.ofThisMachine();
    private final ConcurrentLinkedQueue<FileFindings> findings = new ConcurrentLinkedQueue<>();
    private final List<ScanProblem> unreadable = new ArrayList<>();
    private final List<String> links = new ArrayList<>();
    private long unreadableCount;

    FolderScan(FolderTarget target, ScanOptions options) {
        this.target = target;
        this.options = options;
        this.analysis = new FileAnalysis(options.analyzers());
    }

    ScanResult run() throws IOException {
        options.progress().expect(-1);
        if (target.singleFile()) {
            String path = target.root().toAbsolutePath().normalize().toString().substring(1);
            var file = new LocalFile(
                    target.root().toRealPath(),
                    new FileEntry(path, Files.size(target.root()), Files.isExecutable(target.root()) ? 0755 : 0644),
                    options.limits());
            analyze((ImageFile) file, analysis.wanting(file.entry()));
        } else {
            walk();
        }
        var inventory = new InventoryBuilder();
        findings.stream()
                .sorted((a, b) -> a.path().compareTo(b.path()))
                .forEach(file -> inventory.add(file, file.path(), purl -> null));
        List<ScanProblem> problems = new ArrayList<>(inventory.problems());
        problems.addAll(unreadable);
        if (unreadableCount > NAMED) {
            problems.add(new ScanProblem(
                    ScanProblem.Kind.UNREADABLE,
                    "",
                    "and " + (unreadableCount - NAMED) + " more places that cannot be read"));
        }
        return new ScanResult(
                        target.name(),
                        null,
                        inventory.build(),
                        problems.isEmpty() ? ScanStatus.COMPLETE : ScanStatus.INCOMPLETE,
                        problems)
                .withPrograms(inventory.programs());
    }

    private void walk() throws IOException {
        var slots = new Semaphore(4 * options.threads());
        try (ExecutorService pool = Executors.newFixedThreadPool(options.threads())) {
            var walker = new FolderWalker(
                    target.root(),
                    mounts,
                    new SkipPatterns(options.skip()),
                    options.limits(),
                    new Meetings(pool, slots));
            walker.walk();
            pool.shutdown();
            if (!pool.awaitTermination(Long.MAX_VALUE, TimeUnit.NANOSECONDS)) {
                throw new IOException("interrupted");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", interrupted);
        }
        links.forEach(this::followLink);
    }

    private void followLink(String path) {
        List<Analyzer> wanting = analysis.wanting(new FileEntry(path, 0, 0644));
        FolderLinks.resolve(target.root(), path, mounts, options.limits())
                .filter(file -> !analysis.wanting(file.entry()).containsAll(wanting))
                .ifPresent(file -> {
                    var renamed = new FileEntry(
                            path, file.entry().size(), file.entry().mode());
                    analyze(new LocalFile(file.file(), renamed, options.limits()), wanting);
                });
    }

    private void analyze(LocalFile file, List<Analyzer> wanting) {
        analyze(new FolderFile(file, target.root(), mounts), wanting);
    }

    private void analyze(ImageFile file, List<Analyzer> wanting) {
        FileFindings found = analysis.analyze(file, wanting);
        if (!found.unfinished().isEmpty()) {
            findings.add(analysis.reread(file, found.unfinished()));
        }
        if (!found.empty()) {
            findings.add(found);
        }
        options.progress().advance(file.entry().size(), 1);
    }

    private final class Meetings implements FolderWalker.Visitor {
        private final ExecutorService pool;
        private final Semaphore slots;

        Meetings(ExecutorService pool, Semaphore slots) {
            this.pool = pool;
            this.slots = slots;
        }

        @Override
        public void file(LocalFile file) {
            List<Analyzer> wanting = wanting(file.entry());
            if (wanting.isEmpty()) {
                return;
            }
            slots.acquireUninterruptibly();
            pool.execute(() -> {
                try {
                    analyze(file, wanting);
                } finally {
                    slots.release();
                }
            });
        }

        @Override
        public void link(String path) {
            if (!wanting(new FileEntry(path, 0, 0644)).isEmpty()) {
                links.add(path);
            }
        }

        private List<Analyzer> wanting(FileEntry file) {
            try {
                return analysis.wanting(file);
            } catch (RuntimeException | Error fault) {
                unreadable(file.path(), "an analyzer failed: " + ScanProblem.describe(fault));
                return List.of();
            }
        }

        @Override
        public void unreadable(String path, String reason) {
            if (unreadableCount++ < NAMED) {
                unreadable.add(new ScanProblem(ScanProblem.Kind.UNREADABLE, path, reason));
            }
        }
    }
}
