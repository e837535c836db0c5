package io.pratique.image.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The decoder that comes with the JDK says what is right.
class DeflateDecoderTest {
    private static final long SEED = 20260101;

    @ParameterizedTest
    @CsvSource({
        "0,0", "0,1", "0,9", "1,0", "1,1", "1,6", "2,6", "3,6", "4,6", "5,6", "6,6", "7,6", "8,6", "8,1", "6,1", "6,9",
        "7,9", "3,9", "2,1"
    })
    void decodesWhatDeflateMakes(int kind, int level) throws IOException {
        for (int strategy : new int[] {Deflater.DEFAULT_STRATEGY, Deflater.HUFFMAN_ONLY, Deflater.FILTERED}) {
            for (int length : new int[] {0, 1, 2, 300, 70_000, 1_500_000}) {
                byte[] plain = data(kind, length);
                byte[] packed = deflate(plain, level, strategy);
                assertThat(decode(new ByteArrayInputStream(packed))).isEqualTo(plain);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 33, 100, 4096, 100_000})
    void doesNotMindHowTheInputArrives(int step) throws IOException {
        for (int kind : new int[] {1, 6, 8}) {
            byte[] plain = data(kind, 400_000);
            byte[] packed = deflate(plain, 6, Deflater.DEFAULT_STRATEGY);
            byte[] twice = Arrays.copyOf(packed, packed.length * 2);
            System.arraycopy(packed, 0, twice, packed.length, packed.length);
            var decoder = new DeflateDecoder(new ByteArrayInputStream(twice) {
                @Override
                public synchronized int read(byte[] out, int offset, int length) {
                    return super.read(out, offset, Math.min(length, step));
                }
            });

            assertThat(decode(decoder)).as("data %d", kind).isEqualTo(plain);
            assertThat(decode(decoder)).as("data %d, second stream", kind).isEqualTo(plain);
        }
    }

    @Test
    void leavesWhatFollowsTheStream() throws IOException {
        byte[] packed = deflate(data(6, 1000), 6, Deflater.DEFAULT_STRATEGY);
        byte[] followed = Arrays.copyOf(packed, packed.length + 3);
        followed[packed.length] = 7;
        followed[packed.length + 2] = 9;
        var decoder = new DeflateDecoder(new ByteArrayInputStream(followed));
        decoder.begin();
        while (decoder.decode()) {
            // to the end
        }

        assertThat(decoder.written()).isEqualTo(1000);
        assertThat(new int[] {decoder.nextByte(), decoder.nextByte(), decoder.nextByte(), decoder.nextByte()})
                .containsExactly(7, 0, 9, -1);
    }

    @Test
    void tellsThatTheInputEndsTooEarly() {
        byte[] packed = deflate(data(6, 100_000), 6, Deflater.DEFAULT_STRATEGY);
        for (int length = 0; length < packed.length; length += 1 + length / 5) {
            byte[] cut = Arrays.copyOf(packed, length);
            assertThatThrownBy(() -> decode(new ByteArrayInputStream(cut)))
                    .as("cut at %d", length)
                    .isInstanceOf(EOFException.class);
        }
    }

    @Test
    void agreesWithTheJdkOverSpoiltStreams() throws IOException {
        var random = new Random(SEED);
        int agreed = 0;
        for (int round = 0; round < 4000; round++) {
            byte[] packed = deflate(data(round % 8, 400), 1 + round % 9, round % 3);
            for (int i = random.nextInt(3); i >= 0; i--) {
                packed[random.nextInt(Math.min(packed.length, round % 2 == 0 ? 40 : packed.length))] ^=
                        (byte) (1 << random.nextInt(8));
            }
            byte[] expected = inflate(packed);
            byte[] actual = orNull(packed);
            if (expected != null) {
                assertThat(actual).as("seed %d, round %d", SEED, round).isEqualTo(expected);
                agreed++;
            } else {
                assertThat(actual).as("seed %d, round %d", SEED, round).isNull();
            }
        }
        assertThat(agreed).isPositive();
    }

    @Test
    void agreesWithTheJdkOverNoise() throws IOException {
        var random = new Random(SEED);
        for (int round = 0; round < 20_000; round++) {
            byte[] noise = new byte[random.nextInt(1, 120)];
            random.nextBytes(noise);
            noise[0] = (byte) (noise[0] & ~7 | 1 | round % 3 << 1);
            byte[] expected = inflate(noise);
            byte[] actual = orNull(noise);
            assertThat(actual).as("seed %d, round %d", SEED, round).isEqualTo(expected);
        }
    }

    private static byte[] orNull(byte[] packed) {
        try {
            return decode(new ByteArrayInputStream(packed));
        } catch (IOException refused) {
            return null;
        }
    }

    /// Null where the JDK refuses the stream.
    private static byte[] inflate(byte[] packed) {
        var inflater = new Inflater(true);
        // the wrapper asks for one byte more at the end of some streams
        inflater.setInput(Arrays.copyOf(packed, packed.length));
        var out = new ByteArrayOutputStream();
        byte[] chunk = new byte[8192];
        try {
            while (!inflater.finished()) {
                int count = inflater.inflate(chunk);
                if (count == 0 && (inflater.needsInput() || inflater.needsDictionary())) {
                    return null;
                }
                out.write(chunk, 0, count);
            }
            return out.toByteArray();
        } catch (DataFormatException refused) {
            return null;
        } finally {
            inflater.end();
        }
    }

    private static byte[] decode(InputStream in) throws IOException {
        return decode(new DeflateDecoder(in));
    }

    private static byte[] decode(DeflateDecoder decoder) throws IOException {
        decoder.begin();
        var out = new ByteArrayOutputStream();
        while (decoder.decode()) {
            out.write(decoder.window(), decoder.from(), decoder.to() - decoder.from());
        }
        return out.toByteArray();
    }

    private static byte[] deflate(byte[] plain, int level, int strategy) {
        var deflater = new Deflater(level, true);
        deflater.setStrategy(strategy);
        deflater.setInput(plain);
        deflater.finish();
        var out = new ByteArrayOutputStream();
        byte[] chunk = new byte[8192];
        while (!deflater.finished()) {
            out.write(chunk, 0, deflater.deflate(chunk));
        }
        deflater.end();
        return out.toByteArray();
    }

    /// Zeros, noise, few symbols, short and long repetitions, text and mixtures.
    private static byte[] data(int kind, int length) {
        var random = new Random(SEED + kind);
        byte[] data = new byte[length];
        for (int i = 0; i < length; i++) {
            data[i] = switch (kind) {
                case 0 -> 0;
                case 1 -> (byte) random.nextInt();
                case 2 -> (byte) (random.nextInt(3) + 'a');
                case 3 -> (byte) (i % 7);
                case 4 -> i > 40_000 && random.nextInt(100) > 0 ? data[i - 32_768] : (byte) random.nextInt();
                case 5 -> (byte) "the quick brown fox jumps over the lazy dog ".charAt(random.nextInt(44));
                case 8 -> (i >> 15) % 2 == 0 ? (byte) random.nextInt() : (byte) (random.nextInt(5) + 'a');
                case 6 -> i > 500 && random.nextInt(10) > 0 ? data[i - 1 - (i >> 4) % 500] : (byte) random.nextInt();
                default -> (byte) Math.max(0, random.nextGaussian() * 20 + 100);
            };
        }
        return data;
    }
}
