package io.pratique.fuzz;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

/// Makes spoilt inputs out of sound ones, the same ones for the same seed.
final class Mutations {
    private static final int MOST_CHANGES = 6;
    private static final int LONGEST_PIECE = 64;
    private static final int[] NUMBERS = {
        0, 1, -1, 0x7f, 0x80, 0xff, 0x7fff, 0xffff, 0x7fffffff, 0x80000000, 512, 1 << 20, 1 << 30
    };
    private static final byte[] CHARACTERS = " \t\r\n\0\\\"'/.:;,=-+~^@#%!*{}[]()<>0189aAzZ\177\200\377"
            .getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);

    private final Random random;
    private final List<byte[]> others;

    /// @param others inputs from which pieces are taken
    Mutations(long seed, List<byte[]> others) {
        this.random = new Random(seed);
        this.others = others;
    }

    /// The input with a few changes.
    byte[] of(byte[] input) {
        byte[] changed = input.clone();
        for (int left = 1 + random.nextInt(MOST_CHANGES); left > 0; left--) {
            changed = change(changed);
        }
        return changed;
    }

    private byte[] change(byte[] input) {
        int at = at(input);
        int length = Math.min(1 + random.nextInt(LONGEST_PIECE), input.length - at);
        return switch (random.nextInt(9)) {
            case 0 -> Arrays.copyOf(input, at);
            case 1 -> replaced(input, at, length, new byte[0]);
            case 2 -> replaced(input, at, 0, Arrays.copyOfRange(input, at, at + length));
            case 3 -> replaced(input, at, random.nextInt(length + 1), piece());
            case 4 ->
                replaced(input, at, Math.min(1, length), new byte[] {CHARACTERS[random.nextInt(CHARACTERS.length)]});
            case 5, 6 -> overwritten(input, at, number());
            default -> overwritten(input, at, new byte[] {(byte) random.nextInt(256)});
        };
    }

    /// Every other place lies among the first 512 bytes: headers stand there.
    private int at(byte[] input) {
        int reach = random.nextBoolean() ? input.length : Math.min(input.length, 512);
        return reach == 0 ? 0 : random.nextInt(reach);
    }

    private byte[] piece() {
        byte[] other = others.get(random.nextInt(others.size()));
        int from = at(other);
        return Arrays.copyOfRange(other, from, Math.min(other.length, from + 1 + random.nextInt(LONGEST_PIECE)));
    }

    /// In 1, 2 or 4 bytes, of either order.
    private byte[] number() {
        int number = NUMBERS[random.nextInt(NUMBERS.length)];
        byte[] bytes = new byte[1 << random.nextInt(3)];
        boolean little = random.nextBoolean();
        for (int i = 0; i < bytes.length; i++) {
            bytes[little ? i : bytes.length - 1 - i] = (byte) (number >>> (8 * i));
        }
        return bytes;
    }

    private static byte[] overwritten(byte[] input, int at, byte[] bytes) {
        return replaced(input, at, Math.min(bytes.length, input.length - at), bytes);
    }

    private static byte[] replaced(byte[] input, int at, int length, byte[] by) {
        byte[] out = Arrays.copyOf(input, input.length - length + by.length);
        System.arraycopy(by, 0, out, at, by.length);
        System.arraycopy(input, at + length, out, at + by.length, input.length - at - length);
        return out;
    }
}
