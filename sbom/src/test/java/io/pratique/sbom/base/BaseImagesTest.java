package io.pratique.sbom.base;

import static org.assertj.core.api.Assertions.assertThat;

import io.pratique.model.image.BaseImage;
import io.pratique.model.image.BaseImage.Basis;
import io.pratique.model.image.Digest;
import io.pratique.model.image.Image;
import io.pratique.model.image.ImageConfig;
import io.pratique.model.image.ImageConfig.History;
import io.pratique.model.image.Layer;
import io.pratique.model.image.Platform;
import io.pratique.model.image.References;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BaseImagesTest {
    private static final String NAME = "org.opencontainers.image.base.name";

    @Test
    void knowsLayersThatWereLearnt() {
        KnownBase debian = KnownBase.of(image("debian:12", 1, List.of())).orElseThrow();
        KnownBase node = KnownBase.of(image("node:22", 3, List.of())).orElseThrow();
        KnownBase other = new KnownBase("other:1", digest(9), List.of(digest(9)));

        assertThat(BaseImages.find(image("app:1", 5, List.of()), List.of(debian, node, other)))
                .contains(new BaseImage("node:22", 3, Basis.LAYERS));
        assertThat(BaseImages.find(image("node:22", 3, List.of()), List.of(debian, node)))
                .contains(new BaseImage("debian:12", 1, Basis.LAYERS));
        assertThat(BaseImages.find(image("app:1", 5, List.of()), List.of(other)))
                .isEmpty();
    }

    @Test
    void readsLabelsAndAnnotations() {
        Image labelled = image("app:1", 2, List.of(), Map.of(NAME, "debian:12"), Map.of());
        Image annotated = image("app:1", 2, List.of(), Map.of(NAME, "debian:11"), Map.of(NAME, "debian:12"));

        assertThat(BaseImages.find(labelled, List.of())).contains(new BaseImage("debian:12", 0, Basis.LABELS));
        assertThat(BaseImages.find(annotated, List.of())).contains(new BaseImage("debian:12", 0, Basis.LABELS));
    }

    @Test
    void endsTheBaseWhereItsRecipeEnds() {
        List<History> history = List.of(
                ran("/bin/sh -c #(nop) ADD file:1 in / "),
                told("/bin/sh -c #(nop)  CMD [\"bash\"]"),
                ran("RUN install # buildkit"),
                told("ENTRYPOINT [\"docker-entrypoint.sh\"]"),
                told("CMD [\"node\"]"),
                ran("COPY . /app # buildkit"),
                told("CMD [\"node\" \"app.js\"]"));

        assertThat(BaseImages.find(image("app:1", 3, history), List.of()))
                .contains(new BaseImage(null, 2, Basis.HISTORY));
        assertThat(BaseImages.find(image("app:1", 3, history, Map.of(NAME, "node:22"), Map.of()), List.of()))
                .contains(new BaseImage("node:22", 2, Basis.LABELS));
    }

    @Test
    void guessesNothingWhereTheHistoryIsNotThatOfTheLayers() {
        List<History> history = List.of(ran("ADD / /"), told("CMD [\"sh\"]"), ran("COPY a b"));

        assertThat(BaseImages.find(image("app:1", 3, history), List.of())).isEmpty();
        assertThat(BaseImages.find(image("app:1", 1, List.of(ran("ADD / /"), told("CMD sh"))), List.of()))
                .isEmpty();
        assertThat(BaseImages.find(image("app:1", 0, List.of()), List.of())).isEmpty();
    }

    @Test
    void tellsWhichLayersItBrought() {
        BaseImage base = new BaseImage("debian:12", 2, Basis.LAYERS);
        List<Layer> layers = image("app:1", 3, List.of()).layers();

        assertThat(layers).extracting(base::brought).containsExactly(true, true, false);
        assertThat(base.brought(null)).isFalse();
    }

    private static History ran(String line) {
        return new History(line, null, false);
    }

    private static History told(String line) {
        return new History(line, null, true);
    }

    private static Image image(String name, int layers, List<History> history) {
        return image(name, layers, history, Map.of(), Map.of());
    }

    private static Image image(
            String name, int layers, List<History> history, Map<String, String> labels, Map<String, String> notes) {
        List<Layer> all = new ArrayList<>();
        for (int i = 0; i < layers; i++) {
            all.add(new Layer(i, digest(i), digest(i), "", 1, null));
        }
        var config = new ImageConfig(Platform.parse("linux/amd64"), null, null, List.of(), labels, history);
        return new Image(name, digest(8), config, all, notes, References.NONE);
    }

    private static Digest digest(int digit) {
        return Digest.parse("sha256:" + Integer.toString(digit).repeat(64));
    }
}
