package io.pratique.server.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.proto.trace.v1.Status;
import io.pratique.http.HttpTransport;
import io.pratique.http.Proxies;
import io.pratique.http.TlsTrust;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class SpanExporterTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-02T03:04:05.000000006Z"), ZoneOffset.UTC);
    private static final Duration SHORT = Duration.ofMillis(5);
    private static final Duration NEVER = Duration.ofHours(1);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static SpanExporter exporter(String address, Duration rest, Duration patience) {
        TraceSettings settings = TraceSettings.of(
                        Map.of("OTEL_EXPORTER_OTLP_ENDPOINT", address, "OTEL_EXPORTER_OTLP_HEADERS", "api-key=secret"),
                        "1.2")
                .orElseThrow();
        var transport = new HttpTransport(
                Proxies.of(Map.of()), TlsTrust.of(Map.of()), Duration.ofSeconds(10), Duration.ofSeconds(10));
        return new SpanExporter(transport, settings, "1.2", rest, patience);
    }

    private static Tracer tracer(SpanExporter exporter) {
        return new Tracer(new Sampler(true, 1), exporter::add, CLOCK, new SplittableRandom(7));
    }

    private static void span(Tracer tracer) {
        tracer.span(SpanKind.INTERNAL, "work", null, null, span -> {});
    }

    @Test
    void sendsWhatASpanSaysWhenItCloses() throws IOException {
        try (var collector = new TestCollector()) {
            SpanExporter exporter = exporter(collector.address(), NEVER, PATIENCE);
            var link = new TraceContext("a".repeat(32), "b".repeat(16), true);
            tracer(exporter).span(SpanKind.CONSUMER, "job scan", null, link, span -> {
                span.set("kind", "scan");
                span.set("attempt", 3);
                Trace.step("part", () -> Trace.note(part -> part.fail("java.io.IOException")));
            });
            exporter.close();

            var whole = collector.span("job scan");
            assertThat(whole.getKind().name()).isEqualTo("SPAN_KIND_CONSUMER");
            assertThat(whole.getStartTimeUnixNano()).isEqualTo(1_767_323_045_000_000_006L);
            assertThat(whole.getEndTimeUnixNano()).isGreaterThanOrEqualTo(whole.getStartTimeUnixNano());
            assertThat(TestCollector.attributes(whole.getAttributesList()))
                    .isEqualTo(Map.of("kind", "scan", "attempt", "3"));
            assertThat(TestCollector.hex(whole.getLinks(0).getTraceId())).isEqualTo(link.trace());
            assertThat(TestCollector.hex(whole.getLinks(0).getSpanId())).isEqualTo(link.span());
            assertThat(whole.getStatus().getCode()).isEqualTo(Status.StatusCode.STATUS_CODE_UNSET);
            var part = collector.span("part");
            assertThat(part.getParentSpanId()).isEqualTo(whole.getSpanId());
            assertThat(part.getTraceId()).isEqualTo(whole.getTraceId()).hasSize(16);
            assertThat(part.getStatus().getCode()).isEqualTo(Status.StatusCode.STATUS_CODE_ERROR);
            assertThat(collector.headers().getFirst().get("Api-key")).containsExactly("secret");
            assertThat(TestCollector.attributes(
                            collector.received().getFirst().getResource().getAttributesList()))
                    .containsEntry("service.name", "pratique");
        }
    }

    @Test
    void sendsAgainWhatTheCollectorCouldNotTake() throws Exception {
        try (var collector = new TestCollector()) {
            collector.answer(503);
            SpanExporter exporter = exporter(collector.address(), SHORT, PATIENCE);
            span(tracer(exporter));
            collector.await();
            collector.answer(200);
            collector.await();
            exporter.close();
            assertThat(collector.spans()).hasSize(1);
            assertThat(exporter.dropped()).isZero();
        }
    }

    @Test
    void dropsWhatTheCollectorRefuses() throws Exception {
        try (var collector = new TestCollector()) {
            collector.answer(400);
            SpanExporter exporter = exporter(collector.address(), SHORT, PATIENCE);
            span(tracer(exporter));
            collector.await();
            collector.answer(200);
            exporter.close();
            assertThat(collector.spans()).isEmpty();
            assertThat(exporter.dropped()).isOne();
        }
    }

    @Test
    void anUnreachableCollectorNeitherBlocksNorFillsTheMemoryNorFloodsTheLog() throws Exception {
        List<String> told = new ArrayList<>();
        Logger log = Logger.getLogger(SpanExporter.class.getName());
        var ear = new Ear(told);
        log.addHandler(ear);
        log.setUseParentHandlers(false);
        // takes connections, and says nothing
        try (var silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            SpanExporter exporter =
                    exporter("http://127.0.0.1:" + silent.getLocalPort(), SHORT, Duration.ofMillis(100));
            Tracer tracer = tracer(exporter);
            for (int i = 0; i < 5 * SpanExporter.WAITING; i++) {
                span(tracer);
            }
            assertThat(exporter.dropped()).isBetween(3L * SpanExporter.WAITING, 5L * SpanExporter.WAITING);
            exporter.close();
        }
        SpanExporter refused = exporter("http://127.0.0.1:1", SHORT, PATIENCE);
        for (int i = 0; i < 5 * SpanExporter.WAITING; i++) {
            span(tracer(refused));
        }
        refused.close();
        log.removeHandler(ear);
        log.setUseParentHandlers(true);
        assertThat(told).hasSizeLessThanOrEqualTo(2).allMatch(line -> line.contains("127.0.0.1"));
    }

    /// Hears what is logged.
    private static final class Ear extends Handler {
        private final List<String> told;

        Ear(List<String> told) {
            this.told = told;
        }

        @Override
        public synchronized void publish(LogRecord record) {
            told.add(record.getMessage().replace("{0}", String.valueOf(record.getParameters()[0])));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
