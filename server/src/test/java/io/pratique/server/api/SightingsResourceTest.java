package io.pratique.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.pratique.json.JsonValue;
import io.pratique.server.TestAdvisories;
import io.pratique.server.TestApi;
import io.pratique.server.scan.ScanRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SightingsResourceTest {
    private static final String KNOWN = "sha256:" + "a".repeat(64);
    private static final String NEW = "sha256:" + "b".repeat(64);

    @TempDir
    Path folder;

    private TestApi api;
    private int image;

    @BeforeEach
    void begin() throws Exception {
        api = new TestApi(folder);
        api.adopt(new TestAdvisories().with("PYSEC-1", "flask", "2.0"));
        image = api.image(api.registry("r"), "app", "1", KNOWN, "flask@1.0");
    }

    @AfterEach
    void end() throws IOException {
        api.close();
    }

    private JsonValue tell(String... names) throws IOException {
        return api.post("/api/v1/sightings", "{\"images\": [\"" + String.join("\", \"", names) + "\"]}")
                .json();
    }

    private List<String> waiting() {
        return api.database()
                .everyone(transaction -> transaction
                        .createQuery("select key from job where kind = :kind and state = 'ready'")
                        .bind("kind", ScanRequest.KIND)
                        .mapTo(String.class)
                        .list());
    }

    @Test
    void whatRunsCountsAsPulledAndIsNotScannedAgain() throws Exception {
        JsonValue taken = tell("docker-pullable://r.example/app@" + KNOWN);

        assertThat(taken.get("known").integer()).isEqualTo(1);
        assertThat(waiting()).isEmpty();
        assertThat(api.get("/api/v1/images/" + image).json().get("pulled").isNull())
                .isFalse();
        boolean running = api.database()
                .everyone(transaction -> transaction
                        .createQuery("select running is not null from image where id = :id")
                        .bind("id", image)
                        .mapTo(Boolean.class)
                        .one());
        assertThat(running).isTrue();
    }

    @Test
    void whatNobodyScannedIsScannedOnce() throws Exception {
        assertThat(tell("r.example/app@" + NEW).get("queued").integer()).isEqualTo(1);
        tell("r.example/app@" + NEW);

        assertThat(waiting()).containsExactly(NEW);
    }

    @Test
    void whatBelongsToNobodyIsNamed() throws Exception {
        JsonValue taken = tell("elsewhere.example/app@" + NEW, "r.example/app:1");

        assertThat(taken.get("unclaimed").strings()).containsExactly("elsewhere.example/app@" + NEW, "r.example/app:1");
        assertThat(waiting()).isEmpty();
    }

    @Test
    void refusesWhatIsNoListOfNames() throws Exception {
        assertThat(api.post("/api/v1/sightings", "{}").status()).isEqualTo(400);
        assertThat(api.post("/api/v1/sightings", "{\"images\": [\"UPPER CASE\"]}")
                        .status())
                .isEqualTo(400);
    }
}
