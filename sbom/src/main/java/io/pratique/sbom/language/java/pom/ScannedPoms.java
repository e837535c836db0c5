package io.pratique.sbom.language.java.pom;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// What was read in one scan, for all of its projects and threads. Made twice by two threads at once it is the
/// same.
final class ScannedPoms {
    private final OuterPoms outer;
    private final Map<String, Optional<Pom>> target = new ConcurrentHashMap<>();
    private final Map<String, Boolean> folders = new ConcurrentHashMap<>();
    private final Map<String, ManagedLevel> levels = new ConcurrentHashMap<>();
    private final Map<String, Reactor> reactors = new ConcurrentHashMap<>();
    private final Map<Descriptors.Key, Descriptor> descriptors = new ConcurrentHashMap<>();
    private final AtomicLong bytes = new AtomicLong();
    private final AtomicReference<@Nullable String> failure = new AtomicReference<>();

    ScannedPoms(OuterPoms outer) {
        this.outer = outer;
    }

    OuterPoms outer() {
        return outer;
    }

    /// Those of the target by their paths.
    Map<String, Optional<Pom>> target() {
        return target;
    }

    /// Whether folders of the target are there.
    Map<String, Boolean> folders() {
        return folders;
    }

    /// Bills of materials by their paths.
    Map<String, ManagedLevel> levels() {
        return levels;
    }

    /// By the paths of the projects at the top.
    Map<String, Reactor> reactors() {
        return reactors;
    }

    Map<Descriptors.Key, Descriptor> descriptors() {
        return descriptors;
    }

    /// Counts what is read of the target.
    long read(long length) {
        return bytes.addAndGet(length);
    }

    /// The first failure of the scan, which stands for all: a server that cannot be reached is told once.
    String first(String problem) {
        failure.compareAndSet(null, problem);
        String first = failure.get();
        return first == null ? problem : first;
    }
}
