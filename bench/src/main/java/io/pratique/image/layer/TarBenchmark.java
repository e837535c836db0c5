package io.pratique.image.layer;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
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

/// Walking 20,000 entries, a quarter of them with PAX names, against commons-compress.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class TarBenchmark {
    private static final int ENTRIES = 20_000;
    private static final int BODY = 3_000;

    private byte[] archive = {};

    @Setup
    public void write() throws IOException {
        var out = new ByteArrayOutputStream();
        try (var tar = new TarArchiveOutputStream(out)) {
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            for (int i = 0; i < ENTRIES; i++) {
                var entry = new TarArchiveEntry("usr/lib/node_modules/" + "package-".repeat(i % 4 == 0 ? 20 : 1) + i);
                entry.setSize(BODY);
                tar.putArchiveEntry(entry);
                tar.write(new byte[BODY]);
                tar.closeArchiveEntry();
            }
        }
        archive = out.toByteArray();
    }

    @Benchmark
    public int own() throws IOException {
        var tar = new TarReader(new ByteArrayInputStream(archive), 1 << 20);
        int entries = 0;
        while (tar.next()) {
            entries++;
        }
        return entries;
    }

    @Benchmark
    public int commonsCompress() throws IOException {
        try (var tar = new TarArchiveInputStream(new ByteArrayInputStream(archive))) {
            int entries = 0;
            while (tar.getNextEntry() != null) {
                entries++;
            }
            return entries;
        }
    }
}
