package io.pratique.bench.estate;

import io.pratique.model.ScanStatus;
import io.pratique.model.image.Digest;
import io.pratique.model.image.Image;
import io.pratique.model.image.ImageConfig;
import io.pratique.model.image.Platform;
import io.pratique.model.inventory.Component;
import io.pratique.model.inventory.Distro;
import io.pratique.model.inventory.Sbom;
import io.pratique.model.inventory.ScanResult;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a scan of an image of an estate would have found.
final class Scans {
    private static final Digest NONE = new Digest("sha256", "0".repeat(64));

    private Scans() {}

    static ScanResult of(@Nullable Distro distro, String platform, List<Component> components) {
        var config = new ImageConfig(Platform.parse(platform), null, null, List.of(), Map.of(), List.of());
        var image = new Image("made up", NONE, config, List.of());
        return new ScanResult("made up", image, new Sbom(distro, components), ScanStatus.COMPLETE, List.of());
    }

    static ScanResult of(Estate estate, EstateImage image) {
        List<Component> components = Arrays.stream(image.parts())
                .mapToObj(part -> estate.parts().get(part).component())
                .toList();
        return of(BaseSystem.ALL.get(image.system()).distro(), image.platform(), components);
    }
}
