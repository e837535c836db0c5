package io.pratique.server.trace;

import io.pratique.http.HttpTransport;
import io.pratique.http.Proxies;
import io.pratique.http.TlsTrust;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// The traces of a process: who makes them and who sends them. Without a collector nothing is made.
public final class Tracing implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration REST = Duration.ofSeconds(5);
    private static final Duration END = Duration.ofSeconds(3);

    private final Tracer tracer;
    private final @Nullable SpanExporter exporter;

    private Tracing(Tracer tracer, @Nullable SpanExporter exporter) {
        this.tracer = tracer;
        this.exporter = exporter;
    }

    /// @param environment names the collector: `OTEL_EXPORTER_OTLP_ENDPOINT`
    /// @param version of the program
    public static Tracing of(Map<String, String> environment, String version, Clock clock) {
        Optional<TraceSettings> settings = TraceSettings.of(environment, version);
        if (settings.isEmpty()) {
            return new Tracing(Tracer.OFF, null);
        }
        var transport = new HttpTransport(Proxies.of(environment), TlsTrust.of(environment), PATIENCE, PATIENCE);
        var exporter = new SpanExporter(transport, settings.get(), version, REST, END);
        RandomGenerator random = () -> ThreadLocalRandom.current().nextLong();
        return new Tracing(new Tracer(settings.get().sampler(), exporter::add, clock, random), exporter);
    }

    public Tracer tracer() {
        return tracer;
    }

    /// Sends what is not sent yet, for a moment.
    @Override
    public void close() {
        if (exporter != null) {
            exporter.close();
        }
    }
}
