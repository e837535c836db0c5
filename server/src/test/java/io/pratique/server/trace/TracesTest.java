package io.pratique.server.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.pratique.server.TestAdvisories;
import io.pratique.server.TestApi;
import io.pratique.server.registry.Poll;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a server tells a collector of requests and jobs.
class TracesTest {
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String SPAN = "00f067aa0ba902b7";
    private static final String PARENT = "00-" + TRACE + "-" + SPAN;

    @TempDir
    private Path folder;

    private TestApi api(TestCollector collector) throws IOException {
        return new TestApi(folder, Map.of("OTEL_EXPORTER_OTLP_ENDPOINT", collector.address()));
    }

    @Test
    void aRequestIsASpanOfItsCallersTraceAndTellsNoValues() throws Exception {
        try (var collector = new TestCollector()) {
            try (var api = api(collector)) {
                api.get("/api/v1/images?search=hidden", "traceparent", PARENT + "-01");
                api.get("/api/v1/images/77", "traceparent", PARENT + "-00");
                api.get("/health/live");
            }
            var span = collector.span("GET /api/v1/images");
            assertThat(TestCollector.hex(span.getTraceId())).isEqualTo(TRACE);
            assertThat(TestCollector.hex(span.getParentSpanId())).isEqualTo(SPAN);
            assertThat(span.getKind().name()).isEqualTo("SPAN_KIND_SERVER");
            assertThat(TestCollector.attributes(span.getAttributesList()))
                    .isEqualTo(Map.of(
                            "http.request.method", "GET",
                            "http.route", "/api/v1/images",
                            "http.response.status_code", "200"));
            assertThat(collector.spans()).containsExactly(span);
        }
    }

    @Test
    void aJobIsLinkedToTheRequestThatAskedForIt() throws Exception {
        try (var collector = new TestCollector()) {
            try (var api = api(collector)) {
                int registry = api.registry("harbour");
                api.post("/api/v1/registries/" + registry + "/polls", "");
                try {
                    api.run(Poll.KIND);
                } catch (IOException unreachable) {
                    assertThat(unreachable).hasMessageContaining("harbour.example");
                }
            }
            var request = collector.span("POST /api/v1/registries/{registry}/polls");
            var job = collector.span("job poll");
            assertThat(job.getLinks(0).getSpanId()).isEqualTo(request.getSpanId());
            assertThat(job.getLinks(0).getTraceId()).isEqualTo(request.getTraceId());
            assertThat(job.getTraceId()).isNotEqualTo(request.getTraceId());
            assertThat(TestCollector.attributes(job.getAttributesList()))
                    .containsEntry("pratique.job.outcome", "failed")
                    .containsEntry("pratique.job.attempt", "1")
                    .containsEntry("pratique.registry.kind", "distribution");
        }
    }

    @Test
    void judgingAnewSaysHowMuchChanged() throws Exception {
        try (var collector = new TestCollector()) {
            try (var api = api(collector)) {
                int registry = api.registry("harbour");
                api.adopt(new TestAdvisories().with("PYSEC-1", "flask", "2.0"));
                api.image(registry, "app", "1", "sha256:" + "1".repeat(64), "flask@1.0");
                api.adopt(new TestAdvisories().with("PYSEC-1", "flask", "3.0"));
            }
            assertThat(collector.spans())
                    .filteredOn(span -> span.getName().equals("job rejudge"))
                    .hasSize(2)
                    .last()
                    .satisfies(span -> assertThat(TestCollector.attributes(span.getAttributesList()))
                            .containsEntry("pratique.places.changed", "1")
                            .containsEntry("pratique.job.outcome", "done"));
        }
    }
}
