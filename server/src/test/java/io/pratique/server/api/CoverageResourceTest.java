package io.pratique.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.pratique.json.JsonValue;
import io.pratique.model.ScanStatus;
import io.pratique.model.inventory.Component;
import io.pratique.model.inventory.PackageUrl;
import io.pratique.model.inventory.Programs;
import io.pratique.model.inventory.Sbom;
import io.pratique.model.inventory.ScanResult;
import io.pratique.sbom.format.SbomFormats;
import io.pratique.sbom.format.SbomOptions;
import io.pratique.server.TestAdvisories;
import io.pratique.server.TestApi;
import io.pratique.server.judge.AdvisoryUpdate;
import io.pratique.server.judge.FeedState;
import io.pratique.server.judge.Generations;
import io.pratique.server.queue.Job;
import io.pratique.server.queue.JobQueue;
import io.pratique.server.queue.Lease;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CoverageResourceTest {
    private final TestAdvisories advisories = new TestAdvisories().with("PYSEC-1", "flask", "2.0");

    @TempDir
    Path folder;

    private TestApi api;

    @BeforeEach
    void begin() throws Exception {
        api = new TestApi(folder);
        api.adopt(advisories);
    }

    @AfterEach
    void end() throws IOException {
        api.close();
    }

    /// Sends what a pipeline found, as an SBOM.
    private int send(Programs programs) throws IOException {
        var flask = Component.of(PackageUrl.of("pypi", null, "flask", "1.0"), "flask", "1.0");
        var scan = new ScanResult("app", null, new Sbom(null, List.of(flask)), ScanStatus.COMPLETE, List.of())
                .withPrograms(programs);
        var format = SbomFormats.of("cyclonedx").orElseThrow();
        var out = new ByteArrayOutputStream();
        format.format().write(scan, new SbomOptions(format.version(), "", null), out);
        JsonValue stored = api.post("/api/v1/sboms?name=app", out.toString(StandardCharsets.UTF_8))
                .json();
        return Math.toIntExact(stored.get("image").integer());
    }

    @Test
    void namesProgramsThatNobodyAnswersForAndDoubtsTheResult() throws Exception {
        int image = send(new Programs(5, 1, List.of("opt/miner")));

        JsonValue coverage = api.get("/api/v1/images/" + image + "/coverage").json();

        assertThat(coverage.get("programs").get("examples").items()).hasSize(1);
        assertThat(coverage.get("programs").get("seen").integer()).isEqualTo(5);
        assertThat(coverage.get("bytes").isNull()).as("nobody said how much").isTrue();
        assertThat(confidence(image)).isEqualTo("partial");
    }

    @Test
    void trustsAResultWhoseProgramsAreExplained() throws Exception {
        assertThat(confidence(send(new Programs(5, 0, List.of())))).isEqualTo("full");
    }

    private String confidence(int image) throws IOException {
        return api.get("/api/v1/images/" + image).json().text("confidence");
    }

    @Test
    void namesStaleFeeds() throws Exception {
        update(
                new FeedState("debian", "fresh", 7, Instant.parse("2020-01-01T00:00:00Z"), null, null),
                new FeedState("alpine", "failing", 3, null, null, "host unreachable"),
                new FeedState("wolfi", "not_accepted", 0, null, null, null),
                new FeedState("pypi", "fresh", 1, Instant.parse("2999-01-01T00:00:00Z"), null, null));
        int image = send(new Programs(0, 0, List.of()));

        JsonValue coverage = api.get("/api/v1/images/" + image + "/coverage").json();

        assertThat(coverage.get("staleFeeds").items().stream().map(feed -> feed.text("id")))
                .containsExactly("debian", "alpine");
        assertThat(api.get("/api/v1/feeds").json().get("items").items()).hasSize(4);
    }

    private void update(FeedState... feeds) throws Exception {
        Path built = advisories.build(folder);
        var update = new AdvisoryUpdate(
                new Generations(api.database(), folder.resolve("other")), folder.resolve("fetched"), file -> {
                    Files.copy(built, file, StandardCopyOption.REPLACE_EXISTING);
                    return List.of(feeds);
                });
        api.post("/api/v1/generations/updates", "");
        var queue = new JobQueue(api.database(), Duration.ofMinutes(1));
        Job job = queue.take("test", List.of(AdvisoryUpdate.KIND)).orElseThrow();
        update.handle(job, new Lease(job, queue, api.database()));
    }

    @Test
    void isAbsentForImagesThatNobodyScanned() throws Exception {
        assertThat(api.get("/api/v1/images/999999/coverage").status()).isEqualTo(404);
    }
}
