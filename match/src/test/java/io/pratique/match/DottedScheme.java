package io.pratique.match;

import io.pratique.match.version.InvalidVersionException;
import io.pratique.match.version.VersionScheme;
import java.util.Optional;
import java.util.Set;

/// Numbers with an epoch, enough for tests that are not about the order of versions.
public final class DottedScheme implements VersionScheme {
    public static Optional<VersionScheme> forType(String type) {
        return type.equals("gem") ? Optional.empty() : Optional.of(new DottedScheme());
    }

    @Override
    public String id() {
        return "dotted";
    }

    @Override
    public Set<String> purlTypes() {
        return Set.of();
    }

    @Override
    public int compare(String a, String b) throws InvalidVersionException {
        int[] left = numbers(a);
        int[] right = numbers(b);
        for (int at = 0; at < left.length; at++) {
            if (left[at] != right[at]) {
                return Integer.compare(left[at], right[at]);
            }
        }
        return 0;
    }

    private static int[] numbers(String version) throws InvalidVersionException {
        if (version.isEmpty() || !Character.isDigit(version.charAt(0))) {
            throw new InvalidVersionException("dotted", version);
        }
        int colon = version.indexOf(':');
        int[] out = new int[8];
        out[0] = colon < 0 ? 0 : Integer.parseInt(version.substring(0, colon));
        int field = 1;
        for (int at = colon + 1; at < version.length() && field < out.length; at++) {
            char c = version.charAt(at);
            if (c == '.' || c == '-') {
                field++;
            } else if (c >= '0' && c <= '9') {
                out[field] = out[field] * 10 + c - '0';
            }
        }
        return out;
    }
}
