package io.pratique.sbom.language.java;

import io.pratique.image.LimitException;
import io.pratique.model.ScanProblem;
import io.pratique.sbom.analyzer.Discovery;
import io.pratique.sbom.language.java.ZipArchive.Entry;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// Reads one archive from the file system, with all archives inside it, each in turn.
final class JarReader {
    private static final String SEPARATOR = "!/";

    private final int nesting;
    private final Budget budget;
    private final Inflation inflation;
    private final Consumer<Discovery> out;

    JarReader(int nesting, Budget budget, Inflation inflation, Consumer<Discovery> out) {
        this.nesting = nesting;
        this.budget = budget;
        this.inflation = inflation;
        this.out = out;
    }

    /// @throws LimitException when the budget is used up; what was found before counts
    /// @throws IOException when the outermost archive is damaged
    void read(ByteBuffer content, String path) throws IOException {
        read(content, path, "", 0);
    }

    /// @param path within the file system, or within the archive that holds this one
    private void read(ByteBuffer content, String path, String within, int depth) throws IOException {
        ZipArchive archive = ZipArchive.of(content);
        List<Entry> entries = archive.entries(JarNames::matters, budget);
        Overlaps.refuse(entries);
        Map<Coordinates, List<String>> artifacts = artifacts(archive, entries, path, within);
        artifacts.forEach((found, licenses) ->
                out.accept(new Discovery.Installed(found.component().withLicenses(licenses), within)));
        ClassFacts.of(archive, artifacts.keySet(), within, budget)
                .ifPresent(code -> out.accept(new Discovery.Holds(code)));
        for (Entry entry : entries) {
            if (JarNames.isArchive(entry.name()) && entry.size() != 0) {
                budget.countArchive();
                readNested(
                        archive, entry, within.isEmpty() ? entry.name() : within + SEPARATOR + entry.name(), depth + 1);
            }
        }
        if (archive.damage() != null) {
            throw new IOException(archive.damage());
        }
    }

    /// What the archive is and what was shaded into it, with the licences of each.
    private Map<Coordinates, List<String>> artifacts(
            ZipArchive archive, List<Entry> entries, String path, String within) throws LimitException {
        Map<Coordinates, List<String>> artifacts = new LinkedHashMap<>();
        Map<String, List<String>> licenses = new HashMap<>();
        Map<Coordinates, String> folders = new HashMap<>();
        Manifest manifest = Manifest.NONE;
        for (Entry entry : entries) {
            try {
                if (JarNames.isPomProperties(entry.name())) {
                    PomProperties.parse(archive.start(entry, PomProperties.LARGEST, inflation))
                            .ifPresent(found -> {
                                artifacts.putIfAbsent(found, List.of());
                                folders.putIfAbsent(found, JarNames.folder(entry.name()));
                            });
                } else if (JarNames.isPom(entry.name())) {
                    licenses.put(
                            JarNames.folder(entry.name()),
                            PomLicenses.of(archive.start(entry, PomLicenses.LARGEST, inflation)));
                } else if (JarNames.isManifest(entry.name())) {
                    manifest = Manifest.parse(archive.start(entry, Manifest.LARGEST, inflation));
                }
            } catch (IOException problem) {
                malformed(within.isEmpty() ? entry.name() : within + SEPARATOR + entry.name(), problem);
            }
        }
        folders.forEach((found, folder) -> artifacts.put(found, licenses.getOrDefault(folder, List.of())));
        addOwn(artifacts, path, manifest);
        return artifacts;
    }

    /// What the archive itself is, where none of its artifacts bears its name.
    private static void addOwn(Map<Coordinates, List<String>> artifacts, String path, Manifest manifest) {
        String fileName = path.substring(path.lastIndexOf('/') + 1);
        List<String> declared = manifest.licenses();
        boolean named = false;
        for (var artifact : artifacts.entrySet()) {
            if (artifact.getKey().matches(fileName)) {
                named = true;
                if (artifact.getValue().isEmpty() && artifacts.size() == 1) {
                    artifact.setValue(declared);
                }
            }
        }
        if (!named) {
            JarIdentity.of(path, manifest)
                    .filter(own -> artifacts.isEmpty() || !own.group().isEmpty())
                    .ifPresent(own -> artifacts.putIfAbsent(own, declared));
        }
    }

    private void readNested(ZipArchive archive, Entry entry, String within, int depth) throws LimitException {
        try {
            if (depth > nesting) {
                out.accept(new Discovery.Limited("archives nested deeper than " + nesting + " (--max-nesting)"));
                return;
            }
            ZipArchive.checkReadable(entry);
            budget.countExpanded(entry.size());
            ByteBuffer raw = archive.raw(entry);
            if (entry.method() == ZipArchive.STORED) {
                read(raw, entry.name(), within, depth);
            } else if (budget.allows(entry.size())) {
                readExpanded(raw, entry, within, depth);
            } else {
                out.accept(new Discovery.Limited(within + ": larger than --max-file-size"));
            }
        } catch (LimitException limit) {
            throw limit;
        } catch (IOException problem) {
            malformed(within, problem);
        }
    }

    private void readExpanded(ByteBuffer raw, Entry entry, String within, int depth) throws IOException {
        budget.hold(entry.size());
        try (Arena arena = Arena.ofConfined()) {
            ByteBuffer expanded = arena.allocate(entry.size()).asByteBuffer();
            inflation.expand(raw, expanded);
            read(expanded.flip(), entry.name(), within, depth);
        } catch (OutOfMemoryError noRoom) {
            out.accept(new Discovery.Limited(within + ": no memory left to expand it; -Xmx allows more"));
        } finally {
            budget.release(entry.size());
        }
    }

    private void malformed(String where, IOException problem) {
        out.accept(new Discovery.Malformed(where + ": " + ScanProblem.describe(problem)));
    }
}
