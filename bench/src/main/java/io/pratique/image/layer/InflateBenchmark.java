package io.pratique.image.layer;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// The gzip decoder against the JDK's, over class files, which are what half of a Java image is made of, and over
/// noise.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class InflateBenchmark {
    private static final int SIZE = 32 << 20;

    private byte[] packed = {};
    private final byte[] out = new byte[1 << 16];

    @Setup
    public void pack() throws IOException {
        var plain = new ByteArrayOutputStream();
        for (String module : new String[] {"java.base", "jdk.compiler"}) {
            plain.write(ModuleBytes.of(module, SIZE / 2));
        }
        byte[] noise = new byte[SIZE / 16];
        new Random(1).nextBytes(noise);
        plain.write(noise);
        var gzip = new ByteArrayOutputStream();
        try (var stream = new GZIPOutputStream(gzip)) {
            plain.writeTo(stream);
        }
        packed = gzip.toByteArray();
    }

    @Benchmark
    public long own() throws IOException {
        return drain(new GzipStream(new ByteArrayInputStream(packed)));
    }

    @Benchmark
    public long jdk() throws IOException {
        return drain(new GZIPInputStream(new ByteArrayInputStream(packed), 1 << 16));
    }

    private long drain(InputStream in) throws IOException {
        long total = 0;
        int count;
        while ((count = in.read(out, 0, out.length)) > 0) {
            total += count;
        }
        return total;
    }
}
