package io.pratique.server.trace;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Where traces go and what is said in them, by the variables that OpenTelemetry's specification defines
/// ("OpenTelemetry
/// Environment Variable Specification", "OpenTelemetry Protocol Exporter"). What is wrong there is told in the log
/// and
/// switches traces off: they are no reason not to start.
///
/// @param headers of each request; they may hold credentials
/// @param resource who makes the spans
record TraceSettings(URI endpoint, Map<String, String> headers, Map<String, String> resource, Sampler sampler) {
    private static final Logger LOG = Logger.getLogger(TraceSettings.class.getName());
    private static final String OTLP = "OTEL_EXPORTER_OTLP_";
    private static final String TRACES = "OTEL_EXPORTER_OTLP_TRACES_";

    /// Empty where traces are off.
    ///
    /// @param version of the program
    static Optional<TraceSettings> of(Map<String, String> environment, String version) {
        String address = either(environment, "ENDPOINT");
        boolean off = environment.getOrDefault("OTEL_SDK_DISABLED", "").strip().equalsIgnoreCase("true")
                || environment.getOrDefault("OTEL_TRACES_EXPORTER", "").strip().equals("none");
        if (address.isEmpty() || off) {
            return Optional.empty();
        }
        URI endpoint = endpoint(address, own(environment, "ENDPOINT"));
        String name = environment.getOrDefault("OTEL_TRACES_SAMPLER", "").strip();
        Sampler sampler = Sampler.of(
                name, environment.getOrDefault("OTEL_TRACES_SAMPLER_ARG", "").strip());
        if (either(environment, "PROTOCOL").equals("grpc")) {
            return refused("PROTOCOL", "Pratique speaks http/protobuf, by default at port 4318");
        } else if (endpoint == null) {
            return refused("ENDPOINT", "it is the address of a collector, http://HOST:4318");
        } else if (sampler == null) {
            LOG.log(Level.WARNING, "no traces are sent: OTEL_TRACES_SAMPLER or OTEL_TRACES_SAMPLER_ARG is not known");
            return Optional.empty();
        }
        return Optional.of(new TraceSettings(
                endpoint, pairs(either(environment, "HEADERS")), resource(environment, version), sampler));
    }

    private static Optional<TraceSettings> refused(String variable, String hint) {
        LOG.log(Level.WARNING, "no traces are sent: look at {0}; {1}", new Object[] {OTLP + variable, hint});
        return Optional.empty();
    }

    private static String own(Map<String, String> environment, String name) {
        return environment.getOrDefault(TRACES + name, "").strip();
    }

    /// What is said of traces alone wins.
    private static String either(Map<String, String> environment, String name) {
        String own = own(environment, name);
        return own.isEmpty() ? environment.getOrDefault(OTLP + name, "").strip() : own;
    }

    /// @param own the address for traces alone, which is taken as it is
    private static @Nullable URI endpoint(String address, String own) {
        try {
            String slash = address.endsWith("/") ? "" : "/";
            URI uri = new URI(own.isEmpty() ? address + slash + "v1/traces" : own);
            boolean http = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
            return http && uri.getHost() != null && uri.getRawUserInfo() == null ? uri : null;
        } catch (URISyntaxException malformed) {
            return null;
        }
    }

    private static Map<String, String> resource(Map<String, String> environment, String version) {
        Map<String, String> out = new LinkedHashMap<>();
        out.put("service.name", "pratique");
        out.put("service.version", version);
        out.putAll(pairs(environment.getOrDefault("OTEL_RESOURCE_ATTRIBUTES", "")));
        String name = environment.getOrDefault("OTEL_SERVICE_NAME", "").strip();
        if (!name.isEmpty()) {
            out.put("service.name", name);
        }
        return out;
    }

    /// `name=value,name=value`, values percent-encoded (W3C Baggage).
    private static Map<String, String> pairs(String text) {
        Map<String, String> out = new LinkedHashMap<>();
        int from = 0;
        while (from < text.length()) {
            int comma = text.indexOf(',', from);
            int to = comma < 0 ? text.length() : comma;
            int equals = text.indexOf('=', from);
            if (equals > from && equals < to) {
                out.put(
                        text.substring(from, equals).strip(),
                        decoded(text.substring(equals + 1, to).strip()));
            }
            from = to + 1;
        }
        return out;
    }

    private static String decoded(String value) {
        try {
            return URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return value;
        }
    }

    @Override
    public String toString() {
        return "TraceSettings[" + endpoint.getHost() + "]";
    }
}
