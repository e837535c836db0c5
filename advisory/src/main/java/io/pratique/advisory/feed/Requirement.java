package io.pratique.advisory.feed;

import java.io.IOException;
import java.math.BigInteger;
import java.util.StringTokenizer;
import org.jspecify.annotations.Nullable;

/// A stretch of versions that a package manager's requirement takes in: `>= 1.2, < 2`, `~> 4.2.11`, `^0.9`.
///
/// @param from where it begins, null for the beginning
/// @param after whether it begins behind `from` and not with it
/// @param until the first version that is not in it, null for no end
record Requirement(
        @Nullable String from, boolean after, @Nullable String until) {
    private static final LooseOrder ORDER = new LooseOrder();
    private static final int LENGTH_LIMIT = 200;
    private static final int SEMANTIC = 3;

    enum Grammar {
        /// Of Cargo; a version alone stands for all that are compatible.
        CARGO {
            @Override
            String following(String version) {
                return version.indexOf('-') > 0 ? version + ".0" : increase(padded(version), 2) + "-0";
            }

            @Override
            String first(String release) {
                return padded(release) + "-0";
            }
        },
        /// Of RubyGems; a version alone stands for itself.
        GEM {
            @Override
            String following(String version) {
                return version + ".0.1";
            }

            @Override
            String padded(String version) {
                return version;
            }

            @Override
            String first(String release) {
                return release + ".a";
            }
        };

        /// The version right behind another.
        abstract String following(String version);

        /// With all numbers that a version must have: semantic ones have three.
        String padded(String version) {
            int numbers = end(version);
            return version.substring(0, numbers)
                    + ".0".repeat(Math.max(0, SEMANTIC - segments(version)))
                    + version.substring(numbers);
        }

        /// The first version before a release.
        abstract String first(String release);
    }

    static Requirement parse(String text, Grammar grammar) throws IOException {
        if (text.length() > LENGTH_LIMIT) {
            throw new IOException("a requirement of more than " + LENGTH_LIMIT + " characters");
        }
        var all = new Requirement(null, false, null);
        for (var clauses = new StringTokenizer(text, ","); clauses.hasMoreTokens(); ) {
            String clause = clauses.nextToken().strip();
            int end = 0;
            while (end < clause.length() && "<>=~^!".indexOf(clause.charAt(end)) >= 0) {
                end++;
            }
            String version = clause.substring(end).strip();
            if (version.isEmpty() || !Character.isDigit(version.charAt(0)) || version.indexOf(' ') >= 0) {
                throw new IOException("a requirement without a version: " + clause);
            }
            all = all.and(one(clause.substring(0, end), version, grammar));
        }
        return all;
    }

    private static Requirement one(String operator, String version, Grammar grammar) throws IOException {
        String compatible = grammar == Grammar.CARGO ? "^" : "=";
        return switch (operator.isEmpty() ? compatible : operator) {
            case ">=" -> new Requirement(grammar.padded(version), false, null);
            case ">" -> new Requirement(grammar.padded(version), true, null);
            case "<" -> new Requirement(null, false, grammar.padded(version));
            case "<=" -> new Requirement(null, false, grammar.following(version));
            case "=", "==" -> new Requirement(grammar.padded(version), false, grammar.following(version));
            case "~>" ->
                new Requirement(
                        grammar.padded(version), false, grammar.first(increase(version, segments(version) - 2)));
            case "~" ->
                new Requirement(
                        grammar.padded(version),
                        false,
                        grammar.first(increase(version, Math.min(1, segments(version) - 1))));
            case "^" ->
                new Requirement(grammar.padded(version), false, grammar.first(increase(version, major(version))));
            default -> throw new IOException("an unknown requirement: " + operator);
        };
    }

    private Requirement and(Requirement other) {
        boolean later = from == null || (other.from != null && ORDER.compare(other.from, from) > 0);
        Requirement begin = later ? other : this;
        boolean earlier = until == null || (other.until != null && ORDER.compare(other.until, until) < 0);
        return new Requirement(begin.from, begin.after, earlier ? other.until : until);
    }

    /// Where the numbers of a version end.
    private static int end(String version) {
        int end = 0;
        while (end < version.length() && (Character.isDigit(version.charAt(end)) || version.charAt(end) == '.')) {
            end++;
        }
        return end > 0 && end < version.length() && version.charAt(end - 1) == '.' ? end - 1 : end;
    }

    private static int segments(String version) {
        return (int) version.substring(0, end(version))
                        .chars()
                        .filter(c -> c == '.')
                        .count()
                + 1;
    }

    /// The number that Cargo takes for the major one: the first that is not zero.
    private static int major(String version) {
        int at = 0;
        for (String part : version.substring(0, end(version)).split("\\.", 3)) {
            if (!part.chars().allMatch(c -> c == '0')) {
                return at;
            }
            at++;
        }
        return at - 1;
    }

    /// A version with one of its numbers one higher, and nothing or zeros behind it.
    private static String increase(String version, int index) {
        String[] parts = version.substring(0, end(version)).split("\\.", -1);
        int at = Math.clamp(index, 0, parts.length - 1);
        var out = new StringBuilder();
        for (int i = 0; i < at; i++) {
            out.append(parts[i]).append('.');
        }
        return out.append(new BigInteger(parts[at].isEmpty() ? "0" : parts[at]).add(BigInteger.ONE))
                .toString();
    }
}
