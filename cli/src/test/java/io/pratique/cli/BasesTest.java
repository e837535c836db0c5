package io.pratique.cli;

import static io.pratique.testing.image.ImageBuilder.image;
import static org.assertj.core.api.Assertions.assertThat;

import io.pratique.json.Json;
import io.pratique.json.JsonValue;
import io.pratique.testing.image.ImageBuilder;
import io.pratique.testing.image.OciLayout;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Base images: learnt, forgotten, and told in reports.
class BasesTest {
    private static final String STATUS =
            "Package: harbour\nStatus: install ok installed\nArchitecture: all\nVersion: 1.0\n";

    @TempDir
    private Path home;

    private String base;
    private String application;

    @BeforeEach
    void writeImages() {
        base = write("base.tar", system());
        application = write(
                "app.tar",
                system().layer(layer -> layer.file(
                        "app/node_modules/rope/package.json", "{\"name\": \"rope\", \"version\": \"2.0.0\"}")));
    }

    @Test
    void tellsWhatCameWithABaseThatWasLearnt() throws IOException {
        assertThat(run("base", "learn", base).out()).isEqualTo("learnt " + base + ", 1 layer\n");

        JsonValue report = scan();

        assertThat(report.get("target").get("base").text("name")).isEqualTo(base);
        assertThat(report.get("target").get("base").text("knownBy")).isEqualTo("layers");
        assertThat(report.get("packages").items())
                .extracting(item -> item.text("name") + " " + item.get("inBase").isTrue())
                .containsExactly("harbour true", "rope false");
        assertThat(run("scan", application).out()).contains("built on", "base.tar, the lowest 1 layer");
    }

    @Test
    void knowsNothingWithoutLearning() throws IOException {
        JsonValue report = scan();

        assertThat(report.get("target").get("base").isNull()).isTrue();
        assertThat(report.get("packages").items())
                .allMatch(item -> item.get("inBase").isNull());
    }

    @Test
    void listsAndForgets() {
        assertThat(run("base", "list").out()).startsWith("none");
        run("base", "learn", base, application);
        run("base", "learn", base);

        assertThat(run("base", "list").out().lines()).hasSize(2);
        assertThat(run("base", "forget", base).out()).isEqualTo("forgot " + base + "\n");
        assertThat(run("base", "list").out()).contains("app.tar").doesNotContain("base.tar");
        assertThat(run("base", "forget", base).code()).isEqualTo(ExitCode.FAILURE);
    }

    @Test
    void learnsImagesOnly() {
        TestRun run = run("base", "learn", "dir:" + home);

        assertThat(run.code()).isEqualTo(ExitCode.MISUSE);
        assertThat(run.err()).contains("is no image");
    }

    @Test
    void saysThatItsFileIsDamaged() throws IOException {
        Path file =
                Files.createDirectories(home.resolve(".local/share/pratique")).resolve("bases.json");
        Files.writeString(file, "{\"bases\": [{\"name\": \"x\", \"digest\": \"sha256:../../etc\"}]}");

        TestRun run = run("scan", application);

        assertThat(run.code()).isEqualTo(ExitCode.FAILURE);
        assertThat(run.err()).contains("bases.json is damaged").contains("learn again");
    }

    private static ImageBuilder system() {
        return image().layer(layer ->
                layer.file("etc/os-release", "ID=debian\nVERSION_ID=12\n").file("var/lib/dpkg/status", STATUS));
    }

    private String write(String name, ImageBuilder image) {
        return new OciLayout()
                .image(image.build())
                .writeArchive(home.resolve(name))
                .toString();
    }

    private JsonValue scan() throws IOException {
        return Json.parse(run("scan", application, "--format", "json").out().getBytes(StandardCharsets.UTF_8));
    }

    private TestRun run(String... arguments) {
        return TestRun.in(home, arguments);
    }
}
