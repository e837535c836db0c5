package io.pratique.model.inventory;

import io.pratique.model.ScanProblem;
import io.pratique.model.ScanStatus;
import io.pratique.model.image.Digest;
import io.pratique.model.image.Image;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a scan found in a target, and how much of the target it could read.
///
/// @param name the target as asked for
/// @param image null for a folder
/// @param problems what could not be read, sorted; empty exactly when the status is complete
public record ScanResult(String name, @Nullable Image image, Sbom sbom, ScanStatus status, List<ScanProblem> problems) {
    public ScanResult {
        problems = problems.stream().sorted().distinct().toList();
    }

    public @Nullable Digest digest() {
        return image == null ? null : image.digest();
    }
}
