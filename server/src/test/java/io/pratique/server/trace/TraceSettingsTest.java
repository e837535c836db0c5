package io.pratique.server.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TraceSettingsTest {
    private static final String ENDPOINT = "OTEL_EXPORTER_OTLP_ENDPOINT";
    private static final String COLLECTOR = "http://collector:4318";

    private static Optional<TraceSettings> with(String... pairs) {
        Map<String, String> environment = new HashMap<>(Map.of(ENDPOINT, COLLECTOR));
        for (int i = 0; i < pairs.length; i += 2) {
            environment.put(pairs[i], pairs[i + 1]);
        }
        return TraceSettings.of(environment, "1.2");
    }

    @Test
    void isOffUnlessACollectorIsNamed() {
        assertThat(TraceSettings.of(Map.of(), "1.2")).isEmpty();
        assertThat(with("OTEL_SDK_DISABLED", "true")).isEmpty();
        assertThat(with("OTEL_TRACES_EXPORTER", "none")).isEmpty();
    }

    @Test
    void addsThePathToTheCommonAddressAloneAndPrefersTheOneForTraces() {
        assertThat(with().orElseThrow().endpoint()).hasToString("http://collector:4318/v1/traces");
        assertThat(with(ENDPOINT, "https://host/otlp/").orElseThrow().endpoint())
                .hasToString("https://host/otlp/v1/traces");
        assertThat(with("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", "http://traces:9/in")
                        .orElseThrow()
                        .endpoint())
                .hasToString("http://traces:9/in");
    }

    @Test
    void isOffRatherThanWrong() {
        assertThat(with(ENDPOINT, "collector:4318")).isEmpty();
        assertThat(with(ENDPOINT, "http://user:password@collector")).isEmpty();
        assertThat(with("OTEL_EXPORTER_OTLP_PROTOCOL", "grpc")).isEmpty();
        assertThat(with("OTEL_TRACES_SAMPLER", "jaeger_remote")).isEmpty();
        assertThat(with("OTEL_TRACES_SAMPLER", "traceidratio", "OTEL_TRACES_SAMPLER_ARG", "2"))
                .isEmpty();
    }

    @Test
    void readsHeadersAndResources() {
        TraceSettings settings = with(
                        "OTEL_EXPORTER_OTLP_HEADERS", "api-key=a%3Db, x=1+1,,broken",
                        "OTEL_RESOURCE_ATTRIBUTES", "service.name=other,deployment.environment.name=harbour",
                        "OTEL_SERVICE_NAME", "scanner")
                .orElseThrow();
        assertThat(settings.headers()).containsExactlyInAnyOrderEntriesOf(Map.of("api-key", "a=b", "x", "1+1"));
        assertThat(settings.resource())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "service.name", "scanner",
                        "service.version", "1.2",
                        "deployment.environment.name", "harbour"));
        assertThat(settings.toString()).doesNotContain("a=b");
    }

    @Test
    void samplesAsItIsTold() {
        var sampled = new TraceContext("f".repeat(32), "1".repeat(16), true);
        var unsampled = new TraceContext("0".repeat(31) + "1", "1".repeat(16), false);
        Sampler usual = with().orElseThrow().sampler();
        assertThat(usual.samples(sampled.trace(), null)).isTrue();
        assertThat(usual.samples(unsampled.trace(), unsampled)).isFalse();
        Sampler half = with("OTEL_TRACES_SAMPLER", "traceidratio", "OTEL_TRACES_SAMPLER_ARG", "0.5")
                .orElseThrow()
                .sampler();
        assertThat(half.samples(sampled.trace(), sampled)).isFalse();
        assertThat(half.samples(unsampled.trace(), unsampled)).isTrue();
    }
}
