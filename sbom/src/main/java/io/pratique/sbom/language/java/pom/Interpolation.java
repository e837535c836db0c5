package io.pratique.sbom.language.java.pom;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Puts the values of properties in the place of `${name}`, also inside these values. A name without a value, or
/// that leads back to itself, stays as it is.
final class Interpolation {
    private static final int MOST_REPLACEMENTS = 200;
    private static final int LONGEST = 2_000;

    private final Map<String, String> values;

    /// @param properties those of the project and its parents
    Interpolation(Map<String, String> properties, PomCoordinates project, @Nullable PomCoordinates parent) {
        values = new HashMap<>(properties);
        for (String prefix : new String[] {"", "pom.", "project."}) {
            put(prefix, project);
            if (parent != null) {
                put(prefix + "parent.", parent);
            }
        }
    }

    /// `${version}` alone is an old way to say `${project.version}`.
    private void put(String prefix, PomCoordinates coordinates) {
        put(prefix + "groupId", coordinates.group());
        put(prefix + "artifactId", coordinates.artifact());
        put(prefix + "version", coordinates.version());
    }

    private void put(String name, String value) {
        if (!value.isEmpty()) {
            values.putIfAbsent(name, value);
        }
    }

    String of(String text) {
        String result = text;
        int from = 0;
        for (int i = 0; i < MOST_REPLACEMENTS; i++) {
            int start = result.indexOf("${", from);
            int end = start < 0 ? -1 : result.indexOf('}', start);
            if (end < 0) {
                return result;
            }
            String value = values.get(result.substring(start + 2, end));
            if (value == null) {
                from = end;
            } else if (result.length() + value.length() > LONGEST) {
                return text;
            } else {
                result = result.substring(0, start) + value + result.substring(end + 1);
            }
        }
        return text;
    }
}
