package io.pratique.sbom;

import io.pratique.image.layer.EntryLog;
import io.pratique.model.image.Layer;
import java.io.IOException;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What was found in one layer, not knowing the others.
final class LayerFindings {
    private final Layer layer;
    private final EntryLog log;
    private final Map<Integer, FileFindings> files = new TreeMap<>();
    private final Map<String, FileFindings> byPath = new HashMap<>();
    private final BitSet interesting = new BitSet();
    private @Nullable IOException failure;

    LayerFindings(Layer layer, EntryLog log) {
        this.layer = layer;
        this.log = log;
    }

    /// Notes a file, also one that nothing was found in: it has been looked at.
    void add(int entry, FileFindings file) {
        files.put(entry, file);
        byPath.put(file.path(), file);
        interesting.set(entry);
    }

    void fail(IOException problem) {
        failure = problem;
    }

    Layer layer() {
        return layer;
    }

    EntryLog log() {
        return log;
    }

    /// By the number of their entry.
    Map<Integer, FileFindings> files() {
        return files;
    }

    /// The file met at a path, the last one where there are several.
    @Nullable
    FileFindings file(String path) {
        return byPath.get(path);
    }

    BitSet interesting() {
        return interesting;
    }

    /// Why the layer was not read to its end.
    Optional<IOException> failure() {
        return Optional.ofNullable(failure);
    }
}
