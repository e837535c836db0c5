package io.pratique.match.matcher;

import io.pratique.model.finding.Condition;
import io.pratique.model.image.Platform;
import io.pratique.model.inventory.ScanResult;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// On which operating system and processor the packages run, by every name that advisories use; empty where that is
/// not known, as of a folder.
record Runs(Set<String> on) {
    static final Runs ANYWHERE = new Runs(Set.of());

    private static final Map<String, Set<String>> PROCESSORS = Map.of(
            "amd64", Set.of("amd64", "x86_64"),
            "386", Set.of("386", "x86", "i386", "i686"),
            "arm64", Set.of("arm64", "aarch64"));

    static Runs of(ScanResult scan) {
        return of(scan.image() == null ? null : scan.image().config().platform());
    }

    static Runs of(@Nullable Platform platform) {
        if (platform == null
                || platform.os().isEmpty()
                || platform.architecture().isEmpty()) {
            return ANYWHERE;
        }
        Set<String> names =
                new HashSet<>(PROCESSORS.getOrDefault(platform.architecture(), Set.of(platform.architecture())));
        names.add(platform.os().toLowerCase(Locale.ROOT));
        return new Runs(names);
    }

    /// Whether a condition on platforms may hold here.
    boolean meets(Condition condition) {
        return on.isEmpty()
                || condition.platforms().isEmpty()
                || condition.platforms().stream().anyMatch(platform -> on.contains(platform.toLowerCase(Locale.ROOT)));
    }
}
