package io.pratique.image.layer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/// The decoder beside the one that comes with the JDK.
final class Inflation {
    private static final int ENOUGH = 8 << 20;

    private Inflation() {}

    static byte[] deflate(byte[] plain, int level, int strategy) {
        try (var deflater = new Deflater(level, true)) {
            deflater.setStrategy(strategy);
            deflater.setInput(plain);
            deflater.finish();
            byte[] out = new byte[plain.length + 100];
            return Arrays.copyOf(out, deflater.deflate(out));
        }
    }

    /// Both give the same bytes, or both refuse.
    static Object compare(byte[] input) throws IOException {
        byte[] expected = inflated(input);
        try {
            byte[] decoded = decoded(input);
            if (decoded.length < ENOUGH) {
                assertThat(decoded).isEqualTo(expected);
            }
            return Arrays.hashCode(decoded);
        } catch (IOException refused) {
            assertThat(expected)
                    .as("refused with '%s' what the JDK reads", refused.getMessage())
                    .isNull();
            throw refused;
        }
    }

    private static byte[] decoded(byte[] input) throws IOException {
        var decoder = new DeflateDecoder(new ByteArrayInputStream(input));
        var out = new ByteArrayOutputStream();
        decoder.begin();
        while (out.size() < ENOUGH && decoder.decode()) {
            out.write(decoder.window(), decoder.from(), decoder.to() - decoder.from());
        }
        return out.toByteArray();
    }

    /// Null where the JDK refuses the stream or has enough.
    private static byte @Nullable [] inflated(byte[] input) {
        var out = new ByteArrayOutputStream();
        byte[] chunk = new byte[8192];
        try (var inflater = new Inflater(true)) {
            inflater.setInput(input);
            while (!inflater.finished()) {
                int count = inflater.inflate(chunk);
                if (count == 0 && !inflater.finished() && inflater.needsInput() || out.size() > ENOUGH) {
                    return null;
                }
                out.write(chunk, 0, count);
            }
            return out.toByteArray();
        } catch (DataFormatException refused) {
            return null;
        }
    }
}
