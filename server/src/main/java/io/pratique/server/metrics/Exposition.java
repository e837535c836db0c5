package io.pratique.server.metrics;

import java.util.Map;
import java.util.TreeMap;

/// Writes metrics as text.
final class Exposition {
    private final StringBuilder out = new StringBuilder(1 << 14);

    void gauge(String name, String help, double value) {
        gauges(name, help, Map.of(Labels.NONE, value));
    }

    void gauges(String name, String help, Map<Labels, Double> values) {
        family(name, help, "gauge");
        new TreeMap<>(values).forEach((labels, value) -> sample(name, labels, value));
    }

    void histograms(String name, String help, Map<Labels, Durations> values) {
        family(name, help, "histogram");
        new TreeMap<>(values).forEach((labels, durations) -> histogram(name, labels, durations));
    }

    private void histogram(String name, Labels labels, Durations durations) {
        long count = 0;
        for (int i = 0; i < Durations.BOUNDS.length; i++) {
            count += durations.count(i);
            sample(name + "_bucket", labels.and(Labels.of("le", number(Durations.BOUNDS[i]))), count);
        }
        count += durations.count(Durations.BOUNDS.length);
        sample(name + "_bucket", labels.and(Labels.of("le", "+Inf")), count);
        sample(name + "_sum", labels, durations.sum());
        sample(name + "_count", labels, count);
    }

    private void family(String name, String help, String type) {
        out.append("# HELP ").append(name).append(' ').append(help).append('\n');
        out.append("# TYPE ").append(name).append(' ').append(type).append('\n');
    }

    private void sample(String name, Labels labels, double value) {
        out.append(name).append(labels).append(' ').append(number(value)).append('\n');
    }

    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
