package io.pratique.sbom.language.java.repository;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pratique.http.Waiting;
import io.pratique.image.LimitException;
import io.pratique.testing.registry.Answer;
import io.pratique.testing.registry.FakeServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RemoteRepositoryTest {
    private static final String PATH = "g/a/1/a-1.pom";
    private static final byte[] POM = "<project/>".getBytes(UTF_8);

    private final FakeServer server = new FakeServer(null);
    private final Timeless waiting = new Timeless();

    @TempDir
    private Path cache;

    /// A clock that only sleeping moves.
    private static final class Timeless implements Waiting {
        private Instant now = Instant.EPOCH;

        @Override
        public Instant now() {
            return now;
        }

        @Override
        public void sleep(Duration duration) {
            now = now.plus(duration);
        }
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private void serve(String path, byte[] content, String sha1) {
        server.on(path, Answer.content(200, content));
        server.on(path + ".sha1", Answer.content(200, sha1.getBytes(UTF_8)));
    }

    private RemoteRepository open() {
        var environment = Map.of(RepositoryUrl.VARIABLE, "http://" + server.host() + "/maven2/");
        return RemoteRepository.open(RepositoryUrl.of(environment), environment, cache, waiting);
    }

    private Optional<byte[]> find(String path) throws IOException {
        try (RemoteRepository repository = open()) {
            return repository.find(path);
        }
    }

    private List<Path> kept() throws IOException {
        try (Stream<Path> files = Files.walk(cache)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    @Test
    void fetchesAFileWhoseChecksumAgrees() throws IOException {
        serve(PATH, POM, Sha1.of(POM) + "  a-1.pom\n");

        assertThat(find(PATH)).hasValue(POM);
        assertThat(server.seen(""))
                .extracting(seen -> seen.method() + " " + seen.path())
                .containsExactly("GET /maven2/" + PATH, "GET /maven2/" + PATH + ".sha1");
    }

    @Test
    void showsNoCredential() throws IOException {
        server.on(PATH, Answer.status(401, "Www-Authenticate", "Basic realm=\"x\""));

        assertThatThrownBy(() -> find(PATH)).hasMessage("localhost answers with HTTP status 401");
        assertThat(server.seen(PATH)).hasSize(1).allMatch(seen -> seen.header("Authorization") == null);
    }

    @Test
    void keepsWhatItFetchedForLaterScans() throws IOException {
        serve(PATH, POM, Sha1.of(POM));
        find(PATH);
        server.on("", Answer.status(500));

        assertThat(find(PATH)).hasValue(POM);
        assertThat(server.seen("")).hasSize(2);
        assertThat(kept()).hasSize(1);
    }

    @Test
    void fetchesAgainWhatWasDamaged() throws IOException {
        serve(PATH, POM, Sha1.of(POM));
        find(PATH);
        for (byte[] damage : List.of(new byte[0], new byte[7], "x".repeat(60).getBytes(UTF_8))) {
            Files.write(kept().getFirst(), damage);

            assertThat(find(PATH)).hasValue(POM);
        }
        assertThat(server.seen(PATH)).hasSize(8);
    }

    @Test
    void refusesAnotherChecksum() throws IOException {
        serve(PATH, POM, Sha1.of(new byte[0]));

        assertThatThrownBy(() -> find(PATH)).hasMessageContaining("another SHA-1");
        assertThat(kept()).isEmpty();
    }

    @Test
    void refusesAFileWithoutAReadableChecksum() {
        serve(PATH, POM, "<html>moved</html>");
        assertThatThrownBy(() -> find(PATH)).hasMessageContaining("no readable SHA-1");

        server.on(PATH + ".sha1", Answer.status(404));
        assertThatThrownBy(() -> find(PATH)).hasMessageContaining("no SHA-1 beside it");
    }

    @Test
    void refusesAFileWithoutEnd() {
        server.on(PATH, Answer.endless(new byte[8192]));

        assertThatThrownBy(() -> find(PATH)).hasMessage("the file is larger than 2048 KiB; refused");
    }

    @Test
    void hasNotWhatTheServerHasNot() throws IOException {
        assertThat(find(PATH)).isEmpty();
    }

    @Test
    void asksForNoSnapshot() throws IOException {
        assertThat(find("g/a/1-SNAPSHOT/a-1-SNAPSHOT.pom")).isEmpty();
        assertThat(server.seen("")).isEmpty();
    }

    @Test
    void triesAgainWhereTheServerIsBusy() throws IOException {
        serve(PATH, POM, Sha1.of(POM));
        server.on(PATH, Answer.status(503, "Retry-After", "7").times(2));

        assertThat(find(PATH)).hasValue(POM);
        assertThat(waiting.now()).isEqualTo(Instant.EPOCH.plusSeconds(14));
    }

    @Test
    void isNotTriedAgainWhereItCannotBeReached() throws IOException {
        server.close();
        try (RemoteRepository repository = open()) {
            for (int i = 0; i < 3; i++) {
                assertThatThrownBy(() -> repository.find(PATH)).hasMessageContaining("cannot be reached");
            }
        }
    }

    @Test
    void givesUpAfterThreeFailuresForGood() throws IOException {
        server.on("", Answer.status(502));
        try (RemoteRepository repository = open()) {
            assertThatThrownBy(() -> repository.find(PATH)).hasMessageContaining("HTTP status 502");
            assertThatThrownBy(() -> repository.find("g/b/1/b-1.pom")).hasMessageContaining("HTTP status 502");
        }
        assertThat(server.seen("")).hasSize(RemoteRepository.ATTEMPTS);
    }

    @Test
    void refusesARedirectToAnInternalAddress() {
        server.on(PATH, Answer.redirect("http://169.254.169.254/latest"));

        assertThatThrownBy(() -> find(PATH)).hasMessageContaining("internal address; refused");
    }

    @Test
    void asksForManyFilesAndThenNoMore() throws IOException {
        try (RemoteRepository repository = open()) {
            for (int i = 0; i < RemoteRepository.MOST_FILES; i++) {
                repository.find("g/a/" + i + "/a.pom");
            }

            assertThatThrownBy(() -> repository.find(PATH)).isInstanceOf(LimitException.class);
        }
        assertThat(server.seen("")).hasSize(RemoteRepository.MOST_FILES);
    }

    @Test
    void asksForFilesForAFewMinutesOnly() throws IOException {
        try (RemoteRepository repository = open()) {
            repository.find(PATH);
            waiting.sleep(Duration.ofMinutes(6));

            assertThatThrownBy(() -> repository.find(PATH)).hasMessageContaining("took too long");
        }
    }

    @Test
    void worksWhereNothingCanBeKept() throws IOException {
        serve(PATH, POM, Sha1.of(POM));
        Files.writeString(cache.resolve("maven"), "a file in the place of a folder");

        assertThat(find(PATH)).hasValue(POM);
    }
}
