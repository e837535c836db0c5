package io.pratique.match.version;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/// Makes versions that are alike, from pieces that the schemes give a meaning to; the same for the same seed.
final class VersionsGenerator {
    private final RandomGenerator random;

    VersionsGenerator(long seed) {
        random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }

    /// Any pieces in any order.
    List<String> versions(int count, String... pieces) {
        List<String> out = new ArrayList<>(count);
        while (out.size() < count) {
            var text = new StringBuilder(pick("0", "1", "2", "10"));
            int length = random.nextInt(7);
            for (int at = 0; at < length; at++) {
                text.append(pick(pieces));
            }
            out.add(text.toString());
        }
        return out;
    }

    /// Up to three dotted numbers, then one of the endings.
    List<String> releases(int count, String... endings) {
        List<String> out = new ArrayList<>(count);
        while (out.size() < count) {
            var text = new StringBuilder(pick("0", "1", "2", "10"));
            int length = random.nextInt(3);
            for (int at = 0; at < length; at++) {
                text.append(pick(".0", ".1", ".2", ".10", ".01"));
            }
            out.add(text.append(pick(endings)).toString());
        }
        return out;
    }

    String pick(String... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
