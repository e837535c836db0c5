package io.pratique.image.source.archive;

import static io.pratique.testing.image.ImageBuilder.image;

import io.pratique.fuzz.FuzzTarget;
import io.pratique.fuzz.Inputs;
import io.pratique.image.ImageTarget;
import io.pratique.image.Limits;
import io.pratique.image.source.SourceOptions;
import io.pratique.model.image.Platform;
import io.pratique.testing.image.BuiltImage;
import io.pratique.testing.image.Compression;
import io.pratique.testing.image.OciLayout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// Archives, and the files in them that say where an image is.
public final class ArchiveTargets {
    private static final SourceOptions OPTIONS =
            new SourceOptions(Platform.parse("linux/amd64"), false, Limits.DEFAULT, Map.of());
    private static final BuiltImage SOUND =
            image().layer(layer -> layer.file("a", "b")).build();

    public static final List<FuzzTarget> ALL = List.of(
            new FuzzTarget("archive-kind", ArchiveTargets::archives, ArchiveTargets::kind),
            new FuzzTarget("archive-docker", ArchiveTargets::archives, ArchiveTargets::docker),
            new FuzzTarget("archive-oci", ArchiveTargets::archives, ArchiveTargets::oci),
            new FuzzTarget("archive-docker-manifest", ArchiveTargets::manifests, ArchiveTargets::manifest),
            new FuzzTarget("oci-index", ArchiveTargets::indexes, ArchiveTargets::index),
            new FuzzTarget(
                    "oci-layout", () -> Inputs.texts("{\"imageLayoutVersion\": \"1.0.0\"}"), ArchiveTargets::layout));

    private ArchiveTargets() {}

    private static List<byte[]> archives() {
        byte[] docker = SOUND.dockerArchive("a:b").newLayout();
        return List.of(
                docker,
                SOUND.dockerArchive("a:b").oldLayout(),
                SOUND.layout().archive(),
                Compression.GZIP.apply(docker),
                Compression.ZSTD.apply(docker));
    }

    private static Object kind(byte[] input) throws IOException {
        return ArchiveKind.of(Inputs.written("archive-kind", "archive", input), OPTIONS);
    }

    private static Object docker(byte[] input) throws IOException {
        Path file = Inputs.written("archive-docker", "archive", input);
        return described((ImageTarget) new DockerArchiveSource().open(file.toString(), OPTIONS));
    }

    private static Object oci(byte[] input) throws IOException {
        Path file = Inputs.written("archive-oci", "archive", input);
        return described((ImageTarget) new OciArchiveSource().open(file.toString(), OPTIONS));
    }

    private static List<byte[]> manifests() {
        return Inputs.texts(
                "[{\"Config\": \"config.json\", \"RepoTags\": [\"a:b\"], \"Layers\": [\"a/layer.tar\"]}]",
                "[{\"Config\": \"%s\", \"RepoTags\": null, \"Layers\": [\"../x\", \"/etc/passwd\"]}]"
                        .formatted(SOUND.config().path()));
    }

    private static Object manifest(byte[] input) throws IOException {
        Path folder = Inputs.written("archive-docker-manifest", "manifest.json", input)
                .getParent();
        Files.write(folder.resolve("config.json"), SOUND.config().bytes());
        Inputs.written(
                "archive-docker-manifest",
                "a/layer.tar",
                SOUND.layers().getFirst().bytes());
        return described(DockerArchiveReader.open(new FolderBundle(folder), "fuzz", Selection.ONLY, OPTIONS));
    }

    private static List<byte[]> indexes() throws IOException {
        Path folder = SOUND.layout().writeTo(Inputs.scratch("oci-index-seed"));
        return List.of(
                Files.readAllBytes(folder.resolve("index.json")),
                OciLayout.indexOf(List.of()).bytes());
    }

    private static Object index(byte[] input) throws IOException {
        return layout("oci-index", "index.json", input);
    }

    private static Object layout(byte[] input) throws IOException {
        return layout("oci-layout", "oci-layout", input);
    }

    private static Object layout(String target, String file, byte[] input) throws IOException {
        Path folder = Inputs.scratch(target);
        if (!Files.isDirectory(folder)) {
            SOUND.layout().writeTo(folder);
        }
        Inputs.written(target, file, input);
        return described((ImageTarget) new OciDirectorySource().open(folder.toString(), OPTIONS));
    }

    private static Object described(ImageTarget target) throws IOException {
        try (target) {
            return target.image();
        }
    }
}
