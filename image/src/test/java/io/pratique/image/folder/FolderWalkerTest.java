package io.pratique.image.folder;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.pratique.image.Limits;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderWalkerTest {
    @TempDir
    private Path root;

    @Test
    void meetsFilesByTheirPathFromTheRoot() throws IOException {
        file("etc/os-release");
        file("usr/bin/tool").toFile().setExecutable(true);
        file("top");
        Files.createDirectories(root.resolve("empty/empty"));
        assertThat(Recorder.walk(root).files).containsExactlyInAnyOrder("etc/os-release", "usr/bin/tool", "top");
    }

    @Test
    void tellsSizeAndWhetherAFileCanBeExecuted() throws IOException {
        Files.writeString(file("tool"), "12345");
        Files.setPosixFilePermissions(root.resolve("tool"), PosixFilePermissions.fromString("rw-r----x"));
        new FolderWalker(
                        root,
                        Mounts.parse(List.of()),
                        new SkipPatterns(List.of()),
                        Limits.DEFAULT,
                        new FolderWalker.Visitor() {
                            @Override
                            public void file(LocalFile file) {
                                assertThat(file.entry().size()).isEqualTo(5);
                                assertThat(file.entry().executable()).isTrue();
                            }

                            @Override
                            public void link(String path) {}

                            @Override
                            public void unreadable(String path, String reason) {}
                        })
                .walk();
    }

    @Test
    void neverFollowsLinks() throws IOException {
        file("a/file");
        link("a/loop", ".");
        link("a/up", "..");
        link("a/self", "self");
        link("a/root", "/");
        link("a/nowhere", "/no/such/thing");
        link("second", "a");
        Recorder met = Recorder.walk(root);
        assertThat(met.files).containsExactly("a/file");
        assertThat(met.links).containsExactlyInAnyOrder("a/loop", "a/up", "a/self", "a/root", "a/nowhere", "second");
        assertThat(met.unreadable).isEmpty();
    }

    @Test
    void neverMeetsPipesSocketsAndDevices() throws Exception {
        file("file");
        run("mkfifo", root.resolve("pipe").toString());
        new ProcessBuilder("mknod", root.resolve("device").toString(), "c", "1", "5")
                .start()
                .waitFor(); // needs root
        try (var socket = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            socket.bind(UnixDomainSocketAddress.of(root.resolve("socket")));
            Recorder met = Recorder.walk(root);
            assertThat(met.files).containsExactly("file");
            assertThat(met.links).isEmpty();
            assertThat(met.unreadable).isEmpty();
        }
    }

    @Test
    void entersNoFileSystemThatIsLeftOut() throws IOException {
        file("proc/1/status");
        file("mnt/far away/file");
        file("mnt/near/file");
        var mounts = Mounts.parse(List.of(
                "1 2 0:3 / " + root + "/proc rw - proc proc rw",
                "1 2 0:4 / " + root + "/mnt/far\\040away rw - nfs4 server:/x rw",
                "1 2 0:5 / " + root + "/mnt/near rw - ext4 /dev/sdb rw",
                "1 2 0:6 / " + root + " rw - overlay overlay rw"));
        assertThat(Recorder.walk(root, mounts).files).containsExactly("mnt/near/file");
    }

    @Test
    void leavesOutWhatIsSkippedAndAllBelow() throws IOException {
        file("srv/cache/deep/file");
        file("srv/file");
        file("opt/node_modules/x/package.json");
        link("opt/link.jar", "x");
        Recorder met = Recorder.walk(root, "srv/cache", "node_modules", "*.jar");
        assertThat(met.files).containsExactly("srv/file");
        assertThat(met.links).isEmpty();
    }

    @Test
    void namesFoldersThatVanish() throws IOException {
        file("a/file");
        file("b/file");
        var met = new Recorder();
        new FolderWalker(
                        root,
                        Mounts.parse(List.of()),
                        new SkipPatterns(List.of()),
                        Limits.DEFAULT,
                        new FolderWalker.Visitor() {
                            @Override
                            public void file(LocalFile file) {
                                met.file(file);
                                Path other = root.resolve(file.path().equals("a/file") ? "b" : "a");
                                assertThat(other.resolve("file").toFile().delete())
                                        .isTrue();
                                assertThat(other.toFile().delete()).isTrue();
                            }

                            @Override
                            public void link(String path) {}

                            @Override
                            public void unreadable(String path, String reason) {
                                met.unreadable(path, reason);
                            }
                        })
                .walk();
        assertThat(met.files).hasSize(1);
        String gone = met.files.contains("a/file") ? "b" : "a";
        assertThat(met.unreadable).containsExactly(gone + ": vanished while it was read");
    }

    @Test
    void saysWhenThereIsNothingToWalk() {
        assertThat(Recorder.walk(root.resolve("none")).unreadable).containsExactly(": vanished while it was read");
    }

    @Test
    void namesFoldersThatMayNotBeRead() throws IOException {
        file("closed/file");
        file("open/file");
        Path closed = root.resolve("closed");
        Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("---------"));
        try {
            Assumptions.assumeFalse(Files.isReadable(closed), "skipped: root may read everything");
            Recorder met = Recorder.walk(root);
            assertThat(met.files).containsExactly("open/file");
            assertThat(met.unreadable).containsExactly("closed: permission denied");
        } finally {
            Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("rwx------"));
        }
    }

    @Test
    void namesFoldersThatLieTooDeep() throws Exception {
        file("beside");
        String script =
                "cd \"$0\"; n=$(printf '%0200d' 0); for i in $(seq 40); do mkdir $n && cd $n && echo x > file; done";
        run("bash", "-c", script, root.toString());
        Recorder met = Recorder.walk(root);
        run("rm", "-rf", root.resolve("0".repeat(200)).toString());
        assertThat(met.files).contains("beside").hasSizeBetween(15, 25);
        assertThat(met.unreadable).isNotEmpty().allMatch(place -> place.endsWith(": File name too long"));
    }

    @Test
    void walksFoldersOfManyLevels() throws Exception {
        file("d/".repeat(1500) + "f");
        Recorder met = Recorder.walk(root);
        run("rm", "-rf", root.resolve("d").toString());
        assertThat(met.files).containsExactly("d/".repeat(1500) + "f");
        assertThat(met.unreadable).isEmpty();
    }

    @Test
    void takesAnyNameCalmly() throws Exception {
        file("new\nline/a\tb");
        file("*?[{\\");
        file("-");
        String invalid = new String(new byte[] {(byte) 0xff, (byte) 0xfe}, ISO_8859_1);
        run("bash", "-c", "echo x > \"$0\"/$'\\xff\\xfe'; ln -s x \"$0\"/$'l\\xff'", root.toString());
        Recorder met = Recorder.walk(root, "nothing", "no/thing");
        assertThat(met.files)
                .hasSize(4)
                .contains("new\nline/a\tb", "*?[{\\", "-")
                .doesNotContain(invalid);
        assertThat(met.links).hasSize(1);
        assertThat(met.unreadable).isEmpty();
    }

    @Test
    void holdsNoneOfTheFilesOfABigFolder() throws Exception {
        run("bash", "-c", "cd \"$0\"; mkdir big; cd big; seq -f f%06g 100000 | xargs touch", root.toString());
        var counter = new FolderWalker.Visitor() {
            private int count;
            private long held;

            @Override
            public void file(LocalFile file) {
                if (++count % 50_000 == 0) {
                    System.gc();
                    held = Math.max(
                            held,
                            Runtime.getRuntime().totalMemory()
                                    - Runtime.getRuntime().freeMemory());
                }
            }

            @Override
            public void link(String path) {}

            @Override
            public void unreadable(String path, String reason) {}
        };
        System.gc();
        long before = Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
        new FolderWalker(root, Mounts.parse(List.of()), new SkipPatterns(List.of()), Limits.DEFAULT, counter).walk();
        run("rm", "-rf", root.resolve("big").toString());
        assertThat(counter.count).isEqualTo(100_000);
        assertThat(counter.held - before)
                .as("bytes held in the middle of the walk")
                .isLessThan(4 << 20);
    }

    private Path file(String path) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, "x");
    }

    private void link(String path, String target) throws IOException {
        Files.createSymbolicLink(root.resolve(path), Path.of(target));
    }

    private static void run(String... command) throws Exception {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), ISO_8859_1);
        assertThat(process.waitFor()).as(said).isZero();
    }
}
