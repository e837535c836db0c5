package io.pratique.bench;

import io.pratique.match.version.InvalidVersionException;
import io.pratique.match.version.VersionScheme;
import io.pratique.match.version.VersionSchemes;
import java.util.concurrent.TimeUnit;
import org.apache.maven.artifact.versioning.ComparableVersion;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// The order of Maven versions against Maven's own class.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class MavenVersionBenchmark {
    private static final VersionScheme MAVEN =
            VersionSchemes.forPurlType("maven").orElseThrow();

    private final String[] versions = {
        "2.17.1",
        "2.9.10.8",
        "5.3.0.RELEASE",
        "1.0-alpha-3",
        "31.1-jre",
        "1.0.0-SNAPSHOT",
        "4.1.100.Final",
        "20231013",
        "1.2.0-rc.1"
    };

    @Benchmark
    public int own() throws InvalidVersionException {
        int sum = 0;
        for (String one : versions) {
            for (String other : versions) {
                sum += MAVEN.compare(one, other);
            }
        }
        return sum;
    }

    @Benchmark
    public int maven() {
        int sum = 0;
        for (String one : versions) {
            for (String other : versions) {
                sum += new ComparableVersion(one).compareTo(new ComparableVersion(other));
            }
        }
        return sum;
    }
}
