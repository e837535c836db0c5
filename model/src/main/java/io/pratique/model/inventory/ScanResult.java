package io.pratique.model.inventory;

import io.pratique.model.ScanProblem;
import io.pratique.model.ScanStatus;
import io.pratique.model.image.BaseImage;
import io.pratique.model.image.Digest;
import io.pratique.model.image.Image;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a scan found in a target, and how much of the target it could read.
///
/// @param name the target as asked for
/// @param image null for a folder
/// @param base what the image was built on; null where that is not known
/// @param programs its executables; null where nobody looked for them
/// @param problems what could not be read, sorted; empty exactly when the status is complete
public record ScanResult(
        String name,
        @Nullable Image image,
        @Nullable BaseImage base,
        Sbom sbom,
        @Nullable Programs programs,
        ScanStatus status,
        List<ScanProblem> problems) {
    public ScanResult {
        problems = problems.stream().sorted().distinct().toList();
    }

    public ScanResult(String name, @Nullable Image image, Sbom sbom, ScanStatus status, List<ScanProblem> problems) {
        this(name, image, null, sbom, null, status, problems);
    }

    public ScanResult named(String other) {
        return new ScanResult(other, image, base, sbom, programs, status, problems);
    }

    public ScanResult withBase(@Nullable BaseImage known) {
        return new ScanResult(name, image, known, sbom, programs, status, problems);
    }

    public ScanResult withPrograms(@Nullable Programs seen) {
        return new ScanResult(name, image, base, sbom, seen, status, problems);
    }

    /// Whether a component came with the base image; null where nobody knows what did.
    public @Nullable Boolean inBase(Component component) {
        if (base == null || base.layers() == 0 || component.origins().isEmpty()) {
            return null;
        }
        return base.brought(component.origins().getFirst().layer());
    }

    public @Nullable Digest digest() {
        return image == null ? null : image.digest();
    }
}
