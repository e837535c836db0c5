package io.pratique.fuzz;

import static io.pratique.testing.image.ImageBuilder.image;

import io.pratique.image.manifest.Documents;
import io.pratique.image.manifest.ImageConfigs;
import io.pratique.image.manifest.Images;
import io.pratique.image.manifest.Index;
import io.pratique.image.manifest.Manifest;
import io.pratique.image.manifest.PlatformChoice;
import io.pratique.model.image.Platform;
import io.pratique.testing.image.BuiltImage;
import io.pratique.testing.image.OciLayout;
import java.util.List;

/// What registries and archives say about images.
final class ManifestTargets {
    private static final BuiltImage SOUND = image().layer(layer -> layer.file("a", "b"))
            .emptyStep("ENV")
            .environment("A=b")
            .label("c", "d")
            .user("e")
            .build();
    private static final BuiltImage DOCKER =
            image().dockerTypes().layer(layer -> layer.file("a", "b")).build();

    static final List<FuzzTarget> ALL = List.of(
            new FuzzTarget(
                    "image-manifest",
                    () -> List.of(
                            SOUND.manifest().bytes(),
                            DOCKER.manifest().bytes(),
                            new OciLayout().indexOf(SOUND, DOCKER).bytes()),
                    ManifestTargets::manifest),
            new FuzzTarget(
                    "image-config",
                    () -> List.of(SOUND.config().bytes(), DOCKER.config().bytes()),
                    ManifestTargets::config));

    private ManifestTargets() {}

    private static Object manifest(byte[] input) {
        return switch (Documents.parse(input, null)) {
            case Index index -> PlatformChoice.choose(index, Platform.parse("linux/amd64"));
            case Manifest manifest ->
                Images.assemble(
                        "fuzz", manifest, ImageConfigs.parse(SOUND.config().bytes()));
        };
    }

    private static Object config(byte[] input) {
        var manifest = (Manifest) Documents.parse(SOUND.manifest().bytes(), null);
        return Images.assemble("fuzz", manifest, ImageConfigs.parse(input));
    }
}
