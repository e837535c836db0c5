package io.pratique.image.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.pratique.image.ImageTarget;
import io.pratique.image.Limits;
import io.pratique.model.image.Platform;
import io.pratique.model.image.References;
import io.pratique.testing.image.Blob;
import io.pratique.testing.image.BuiltImage;
import io.pratique.testing.image.ImageBuilder;
import io.pratique.testing.image.OciLayout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What an image is called besides what it was asked for by.
class ReferencesTest {
    private static final SourceOptions OPTIONS =
            new SourceOptions(Platform.parse("linux/amd64"), false, Limits.DEFAULT, Map.of());
    private static final String INDEX = "application/vnd.oci.image.index.v1+json";

    private final BuiltImage built =
            ImageBuilder.image().layer(layer -> layer.file("a", "b")).build();

    @TempDir
    private Path folder;

    private static References references(String text) throws IOException {
        try (ImageTarget target = (ImageTarget) ImageSources.open(text, OPTIONS)) {
            return target.image().references();
        }
    }

    @Test
    void knowsTheIndexesOfALayoutAndTheNamesTheyHave() throws IOException {
        var layout = new OciLayout();
        Blob inner = layout.blob(layout.indexOf(built));
        Blob outer = layout.blob(OciLayout.indexOf(List.of(inner.descriptor(INDEX, ""))));
        layout.entry(outer.descriptor(
                INDEX,
                ",\"annotations\":{\"org.opencontainers.image.ref.name\":\"1.4\","
                        + "\"io.containerd.image.name\":\"ghcr.io/harbour/app:1.4\"}"));
        Path written = layout.writeTo(folder.resolve("layout"));

        assertThat(references("oci-dir:" + written))
                .isEqualTo(new References(List.of("ghcr.io/harbour/app:1.4"), List.of(outer.digest(), inner.digest())));
    }

    @Test
    void takesNoTagForAName() throws IOException {
        Path written = new OciLayout().image("1.4", built).writeTo(folder.resolve("layout"));
        Path named = new OciLayout().image("quay.io/harbour/app:1", built).writeTo(folder.resolve("named"));

        assertThat(references("oci-dir:" + written)).isEqualTo(References.NONE);
        assertThat(references("oci-dir:" + named).names()).containsExactly("quay.io/harbour/app:1");
    }

    @Test
    void knowsTheNamesOfADockerArchive() throws IOException {
        Path archive = folder.resolve("image.tar");
        Files.write(archive, built.dockerArchive("ghcr.io/harbour/app:1.4").oldLayout());

        assertThat(references("docker-archive:" + archive).names()).containsExactly("ghcr.io/harbour/app:1.4");
    }
}
