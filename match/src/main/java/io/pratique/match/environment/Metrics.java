package io.pratique.match.environment;

import io.pratique.match.environment.Metric.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Some environmental metrics with their values.
record Metrics(Map<Metric, Value> values) {
    static final Metrics NONE = new Metrics(Map.of());

    private static final String UNDEFINED = "X";

    Metrics {
        Map<Metric, Value> copy = new EnumMap<>(Metric.class);
        copy.putAll(values);
        values = Collections.unmodifiableMap(copy);
    }

    /// Reads a part of a vector: `CR:H/MAV:A`. What is `X` says nothing.
    ///
    /// @throws IllegalArgumentException when a metric is no environmental one, is there twice or has no such value
    static Metrics ofVector(String vector) {
        Map<Metric, Value> values = new EnumMap<>(Metric.class);
        for (String part : vector.split("/", -1)) {
            int colon = part.indexOf(':');
            Metric metric = coded(colon < 0 ? part : part.substring(0, colon));
            String letter = part.substring(colon + 1);
            if (!letter.equals(UNDEFINED) && values.put(metric, value(metric, letter)) != null) {
                throw new IllegalArgumentException(metric.text() + " is given twice");
            }
        }
        return new Metrics(values);
    }

    private static Metric coded(String code) {
        for (Metric metric : Metric.values()) {
            if (code.equals(metric.code(3)) || code.equals(metric.code(4))) {
                return metric;
            }
        }
        throw new IllegalArgumentException("'" + code + "' is no environmental metric of CVSS");
    }

    /// @throws IllegalArgumentException when the metric has no such value
    static Value value(Metric metric, String name) {
        return metric.value(name)
                .orElseThrow(() -> new IllegalArgumentException("'" + name + "' is no value of " + metric.text()
                        + "; it is one of "
                        + metric.choices().stream().map(Value::word).collect(Collectors.joining(", "))));
    }

    /// These, and of others those that are not among these.
    Metrics over(Metrics others) {
        Map<Metric, Value> all = new EnumMap<>(Metric.class);
        all.putAll(others.values);
        all.putAll(values);
        return new Metrics(all);
    }

    /// As a part of a vector, without what that version does not have.
    ///
    /// @param version a major version of CVSS
    String vector(int version) {
        List<String> parts = new ArrayList<>();
        values.forEach((metric, value) -> {
            String code = metric.code(version);
            if (code != null) {
                parts.add(code + ':' + value.letter(version));
            }
        });
        return String.join("/", parts);
    }
}
