package io.pratique.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.pratique.server.Contract;
import io.pratique.server.TestApi;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The contract speaks of every route, and of none that is not there. Pages are for people, and of what Harbor asks
/// there is a contract of its own.
class OpenApiTest {
    @TempDir
    Path folder;

    @Test
    void isCompleteAndServed() throws Exception {
        try (var api = new TestApi(folder)) {
            assertThat(api.router().routes().stream()
                            .filter(route -> route.path().matches("/(api|health|metrics).*"))
                            .map(route -> route.method() + " " + route.path()))
                    .containsExactlyInAnyOrderElementsOf(Contract.load().operations());
            api.use("");
            assertThat(api.get("/api/v1/openapi.yaml").body()).startsWith("openapi: 3.1");
            TestApi.Answer page = api.get("/api/v1/reference");
            assertThat(page.body())
                    .contains("/api/v1/images/{image}/findings")
                    .doesNotContain("<script", "http:", "https:");
            assertThat(page.header("content-security-policy")).startsWith("default-src 'none'");
        }
    }
}
