package io.pratique.advisory.mirror;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MirrorLockTest {
    private static final URI FILE = URI.create("https://host.example/data.json");

    /// Another process: it takes the lock, notes a file as checked in its update, and ends when its input does.
    static final class Holder {
        private Holder() {}

        public static void main(String[] arguments) throws IOException {
            var folder = new MirrorFolder(Path.of(arguments[0]));
            try (MirrorLock lock = MirrorLock.acquire(folder.lock(), () -> {})) {
                System.out.println("held");
                int end = System.in.read();
                FileState state = folder.state(FILE);
                folder.write(FILE, state.checkedAt(java.time.Instant.EPOCH, lock.run()));
                assertThat(end).isNegative();
            }
        }
    }

    @Test
    void theSecondProcessWaitsAndThenFindsEverythingFresh(@TempDir Path folder) throws Exception {
        try (var hosts = new TestHosts()) {
            hosts.put("host.example/data.json", "{}");
            var download = new Download.File(FILE, 100);
            hosts.update(folder, download);
            Process holder = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin/java").toString(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            Holder.class.getName(),
                            folder.toString())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            assertThat(new BufferedReader(new InputStreamReader(holder.getInputStream(), UTF_8)).readLine())
                    .isEqualTo("held");

            try (Mirror mirror = hosts.mirror(folder)) {
                List<FeedResult> results =
                        mirror.update(List.of(new FeedDownloads("test", List.of(download))), event -> {
                            if (event instanceof MirrorEvent.Waiting) {
                                close(holder);
                            }
                        });

                assertThat(results.getFirst().results()).containsEntry(download, new DownloadResult.Unchanged());
            }
            assertThat(holder.waitFor()).isZero();
            assertThat(hosts.asked("data.json")).isEqualTo(1);
        }
    }

    private static void close(Process process) {
        try {
            process.getOutputStream().close();
        } catch (IOException problem) {
            throw new java.io.UncheckedIOException(problem);
        }
    }

    @Test
    void cancellingEndsDownloadsThatSayNothing(@TempDir Path folder) throws Exception {
        try (var hosts = new TestHosts();
                Mirror mirror = hosts.mirror(folder)) {
            hosts.server.on("data.json", (exchange, seen) -> {
                mirror.cancel();
                return hosts.server.silence().answer(exchange, seen);
            });

            var feed = new FeedDownloads("test", List.of(new Download.File(FILE, 100)));

            assertThat(mirror.update(List.of(feed), event -> {}).getFirst().failures())
                    .hasSize(1);
        }
    }
}
