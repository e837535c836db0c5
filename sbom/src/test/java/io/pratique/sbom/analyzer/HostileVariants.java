package io.pratique.sbom.analyzer;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;

/// Spoilt versions of a file, the same ones at each run.
final class HostileVariants {
    private static final int CUTS = 16;
    private static final int FLIPS = 48;
    private static final int LARGE = 48 << 10;
    private static final int HUGE = 1 << 20;

    private HostileVariants() {}

    /// The variants by name, each made when asked for; fewer of a large file.
    static Map<String, Supplier<byte[]>> of(byte[] original) {
        int step = original.length > LARGE ? 5 : 1;
        Map<String, Supplier<byte[]>> variants = new LinkedHashMap<>();
        variants.put("empty", () -> new byte[0]);
        variants.put("one byte", () -> Arrays.copyOf(original, 1));
        variants.put("without the last byte", () -> Arrays.copyOf(original, Math.max(0, original.length - 1)));
        for (int i = 1; i <= CUTS; i += step) {
            int length = (int) ((long) original.length * i / (CUTS + 1));
            variants.put("cut after " + length, () -> Arrays.copyOf(original, length));
        }
        for (int i = 0; i < FLIPS; i += step) {
            int seed = i;
            variants.put("bytes changed, seed " + seed, () -> flipped(original, seed));
        }
        variants.put(
                "zeros behind the first half",
                () -> Arrays.copyOf(Arrays.copyOf(original, original.length / 2), original.length));
        variants.put(
                "beginning, then random bytes",
                () -> joined(Arrays.copyOf(original, Math.min(original.length, 512)), random(100_000)));
        return variants;
    }

    /// Variants that are large and hold little of the file.
    static Map<String, Supplier<byte[]>> huge(byte[] original) {
        Map<String, Supplier<byte[]>> variants = new LinkedHashMap<>();
        variants.put("random bytes", () -> random(100_000));
        variants.put("repeated", () -> repeated(original, HUGE));
        variants.put("one endless line", () -> repeated(new byte[] {'A'}, HUGE));
        variants.put("nothing but open brackets", () -> repeated(new byte[] {'[', '{'}, HUGE));
        variants.put("nothing but zeros", () -> new byte[HUGE]);
        variants.put("nothing but ones", () -> repeated(new byte[] {-1}, HUGE));
        return variants;
    }

    /// Few changes for low seeds, up to a hundredth of the file for high ones; every third variant spoils the first
    /// 512 bytes only.
    private static byte[] flipped(byte[] original, int seed) {
        byte[] changed = original.clone();
        Random random = new Random(seed);
        int reach = seed % 3 == 0 ? Math.min(512, changed.length) : changed.length;
        int count = 1 + (int) ((long) reach * seed / (100L * FLIPS));
        for (int i = 0; reach > 0 && i < count; i++) {
            changed[random.nextInt(reach)] =
                    seed % 2 == 0 ? (byte) random.nextInt(256) : (byte) (random.nextBoolean() ? 0xff : 0);
        }
        return changed;
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        new Random(7).nextBytes(bytes);
        return bytes;
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    private static byte[] repeated(byte[] original, int length) {
        byte[] bytes = new byte[length];
        for (int at = 0; at < length && original.length > 0; at += original.length) {
            System.arraycopy(original, 0, bytes, at, Math.min(original.length, length - at));
        }
        return bytes;
    }
}
