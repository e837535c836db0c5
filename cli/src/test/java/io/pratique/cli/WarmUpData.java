package io.pratique.cli;

import io.pratique.testing.Project;
import io.pratique.testing.image.Compression;
import io.pratique.testing.image.ImageBuilder;
import io.pratique.testing.image.LayerBuilder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Makes the data of `warm-up` from fixtures of the analyzers and from advisories that speak of the packages in
/// them.
final class WarmUpData {
    private static final Path ANALYZERS = Project.root().resolve("sbom/src/test/fixtures");
    private static final Path OWN = Project.root().resolve("cli/src/test/fixtures/warm-up");
    private static final long NEW_YEAR_2024 = 1_704_067_200_000L;

    private WarmUpData() {}

    static byte[] zip() throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        files.put("alpine.tar", alpine().build().layout().archive());
        files.put("debian.tar", debian().build().dockerArchive("harbour:1").oldLayout());
        files.put("almalinux.tar", almaLinux().build().layout().archive());
        files.put(
                "folder/etc/os-release",
                release("debian", "12", "Debian GNU/Linux 12 (bookworm)").getBytes(StandardCharsets.UTF_8));
        add(files, "folder/", ANALYZERS.resolve("language-python-installed/dist-info/image"));
        add(files, "folder/", ANALYZERS.resolve("os-dpkg/states/image"));
        add(files, "feeds/", OWN.resolve("feeds"));
        return zip(files);
    }

    private static ImageBuilder alpine() {
        return ImageBuilder.image()
                .layer(layer -> copy(
                        layer.file("etc/alpine-release", "3.20.3\n")
                                .file("etc/os-release", release("alpine", "3.20.3", "Alpine Linux v3.20")),
                        "os-apk/harbour"))
                .layer(layer -> copy(layer.whiteout("etc/motd"), "language-javascript-node-modules/nested"))
                .environment("PATH=/usr/bin")
                .label("title", "harbour");
    }

    static ImageBuilder debian() {
        return ImageBuilder.image()
                .layer(layer -> copy(
                        layer.file("etc/debian_version", "12.5\n")
                                .file("etc/os-release", release("debian", "12", "Debian GNU/Linux 12 (bookworm)"))
                                .symlink("usr/lib/os-release", "../../etc/os-release"),
                        "os-dpkg/states",
                        "os-dpkg-files/lists"))
                .emptyStep("ENV HARBOUR=open")
                .layer(layer -> copy(
                        layer.opaque("opt"), "language-java-jar/maven", "language-javascript-package-lock/version-3"));
    }

    private static ImageBuilder almaLinux() {
        return ImageBuilder.image()
                .layer(layer -> copy(
                        layer.file("etc/redhat-release", "AlmaLinux release 9.4 (Seafoam Ocelot)\n")
                                .file("etc/os-release", release("almalinux", "9.4", "AlmaLinux 9.4")),
                        "os-rpm/sqlite"))
                .layer(Compression.ZSTD, layer -> copy(layer, "language-program/module", "language-java-jar/nested"));
    }

    private static String release(String id, String version, String name) {
        return "ID=" + id + "\nVERSION_ID=" + version + "\nPRETTY_NAME=\"" + name + "\"\n";
    }

    private static void copy(LayerBuilder layer, String... cases) {
        for (String each : cases) {
            Map<String, byte[]> files = new TreeMap<>();
            add(files, "", ANALYZERS.resolve(each).resolve("image"));
            files.forEach((path, content) -> {
                if (path.startsWith("usr/bin/")) {
                    layer.executable(path, content);
                } else {
                    layer.file(path, content);
                }
            });
        }
    }

    private static void add(Map<String, byte[]> files, String prefix, Path folder) {
        try (Stream<Path> walk = Files.walk(folder)) {
            List<Path> all = walk.filter(Files::isRegularFile).toList();
            for (Path file : all) {
                files.put(prefix + folder.relativize(file), Files.readAllBytes(file));
            }
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    private static byte[] zip(Map<String, byte[]> files) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                var entry = new ZipEntry(file.getKey());
                entry.setTime(NEW_YEAR_2024);
                zip.putNextEntry(entry);
                zip.write(file.getValue());
            }
        }
        return bytes.toByteArray();
    }
}
