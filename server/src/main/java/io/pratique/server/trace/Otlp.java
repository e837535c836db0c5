package io.pratique.server.trace;

import java.util.List;
import java.util.Map;

/// Spans as OpenTelemetry's protocol has them: `ExportTraceServiceRequest` of
/// `opentelemetry/proto/collector/trace/v1`. The numbers are the fields'.
final class Otlp {
    private static final int STATUS_ERROR = 2;

    private Otlp() {}

    /// @param resource who made the spans
    /// @param version of the program
    static byte[] request(Map<String, String> resource, String version, List<Span.Ended> spans) {
        var who = new Protobuf();
        resource.forEach((name, value) -> who.message(1, attribute(name, value)));
        var scope = new Protobuf().text(1, "io.pratique.server").text(2, version);
        var scoped = new Protobuf().message(1, scope);
        spans.forEach(span -> scoped.message(2, span(span)));
        return new Protobuf()
                .message(1, new Protobuf().message(1, who).message(2, scoped))
                .bytes();
    }

    private static Protobuf span(Span.Ended span) {
        var out = new Protobuf()
                .hex(1, span.context().trace())
                .hex(2, span.context().span())
                .text(5, span.name())
                .number(6, span.kind().number())
                .fixed64(7, span.started())
                .fixed64(8, span.ended());
        if (span.parent() != null) {
            out.hex(4, span.parent());
        }
        span.attributes().forEach((name, value) -> out.message(9, attribute(name, value)));
        if (span.link() != null) {
            out.message(
                    13,
                    new Protobuf()
                            .hex(1, span.link().trace())
                            .hex(2, span.link().span()));
        }
        if (span.failed()) {
            out.message(15, new Protobuf().number(3, STATUS_ERROR));
        }
        return out;
    }

    private static Protobuf attribute(String name, Object value) {
        var any = new Protobuf();
        switch (value) {
            case Long number -> any.number(3, number);
            default -> any.text(1, value.toString());
        }
        return new Protobuf().text(1, name).message(2, any);
    }
}
