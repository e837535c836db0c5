package io.pratique.sbom;

import io.pratique.image.FileEntry;
import io.pratique.image.ImageFile;
import io.pratique.image.LimitException;
import io.pratique.model.ScanProblem;
import io.pratique.sbom.analyzer.Analyzer;
import io.pratique.sbom.analyzer.NeedsContentException;
import io.pratique.sbom.analyzer.StreamingAnalyzer;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Runs analyzers over a file. Whatever happens in one of them ends only that one.
final class FileAnalysis {
    private static final String NO_MEMORY = "not enough memory for this file; give Java a larger heap (-Xmx)";

    private final AnalyzerTable table;

    FileAnalysis(List<Analyzer> analyzers) {
        this.table = new AnalyzerTable(analyzers);
    }

    /// The analyzers that want a file; mostly none.
    List<Analyzer> wanting(FileEntry file) {
        return table.wanting(file);
    }

    /// Shows a file to the analyzers that want it. A body passes once, so that two readers need it held whole;
    /// those that only look on do not count.
    FileFindings analyze(ImageFile file, List<Analyzer> wanting) {
        if (wanting.size() == 1) {
            return run(file, wanting, new FileFindings(file.path()));
        }
        int readers = 0;
        for (Analyzer analyzer : wanting) {
            readers += analyzer instanceof StreamingAnalyzer || analyzer.readsNamesOnly() ? 0 : 1;
        }
        return readers > 1 ? analyzeWhole(file, wanting) : analyzeTogether(file, wanting);
    }

    private static FileFindings analyzeTogether(ImageFile file, List<Analyzer> wanting) {
        var findings = new FileFindings(file.path());
        var overheard = new OverheardFile(file);
        Map<Analyzer, OverheardFile.Ear> ears = new LinkedHashMap<>();
        for (Analyzer analyzer : wanting) {
            if (analyzer instanceof StreamingAnalyzer streaming) {
                guard(
                        analyzer,
                        file,
                        findings,
                        () -> ears.put(analyzer, overheard.add(streaming.begin(file.entry(), findings))));
            }
        }
        for (Analyzer analyzer : wanting) {
            if (!(analyzer instanceof StreamingAnalyzer)) {
                run(analyzer, overheard, findings);
            }
        }
        ears.forEach((analyzer, ear) -> guard(analyzer, file, findings, ear::finish));
        return findings;
    }

    /// Shows a file, held whole, to analyzers.
    FileFindings analyzeWhole(ImageFile file, List<Analyzer> wanting) {
        var findings = new FileFindings(file.path());
        try {
            file.content();
        } catch (LimitException limit) {
            findings.problem(ScanProblem.Kind.LIMIT, ScanProblem.describe(limit));
            return findings;
        } catch (IOException problem) {
            findings.problem(ScanProblem.Kind.UNREADABLE, ScanProblem.describe(problem));
            return findings;
        } catch (OutOfMemoryError full) {
            findings.problem(ScanProblem.Kind.LIMIT, NO_MEMORY);
            return findings;
        }
        return run(file, wanting, findings);
    }

    /// Shows a file again to analyzers that asked for its whole contents.
    FileFindings reread(ImageFile file, List<Analyzer> unfinished) {
        return analyzeWhole(new Reread(file), unfinished);
    }

    private static FileFindings run(ImageFile file, List<Analyzer> wanting, FileFindings findings) {
        for (Analyzer analyzer : wanting) {
            run(analyzer, file, findings);
        }
        return findings;
    }

    private static void run(Analyzer analyzer, ImageFile file, FileFindings findings) {
        guard(analyzer, file, findings, () -> analyzer.analyze(file, findings));
    }

    @FunctionalInterface
    private interface Work {
        void run() throws IOException;
    }

    private static void guard(Analyzer analyzer, ImageFile file, FileFindings findings, Work work) {
        try {
            work.run();
        } catch (NeedsContentException again) {
            ask(analyzer, file, findings);
        } catch (LimitException limit) {
            findings.problem(ScanProblem.Kind.LIMIT, analyzer.id() + ": " + ScanProblem.describe(limit));
        } catch (IOException problem) {
            findings.problem(ScanProblem.Kind.UNREADABLE, analyzer.id() + ": " + ScanProblem.describe(problem));
        } catch (OutOfMemoryError full) {
            findings.problem(ScanProblem.Kind.LIMIT, analyzer.id() + ": " + NO_MEMORY);
        } catch (RuntimeException | Error fault) {
            // among them InternalError, which a mapped file raises that shrinks while it is read
            findings.problem(ScanProblem.Kind.UNREADABLE, analyzer.id() + " failed: " + ScanProblem.describe(fault));
        }
    }

    private static void ask(Analyzer analyzer, ImageFile file, FileFindings findings) {
        if (file.rereading()) {
            findings.problem(ScanProblem.Kind.UNREADABLE, analyzer.id() + " asked twice for the whole contents");
        } else {
            findings.unfinished(analyzer);
        }
    }

    private record Reread(ImageFile file) implements WrappedFile {
        @Override
        public boolean rereading() {
            return true;
        }
    }
}
