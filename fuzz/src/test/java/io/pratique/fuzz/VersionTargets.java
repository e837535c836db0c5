package io.pratique.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.pratique.match.version.InvalidVersionException;
import io.pratique.match.version.VersionScheme;
import io.pratique.match.version.VersionSchemes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// A target for each version scheme: three versions, one a line, must have an order.
final class VersionTargets {
    /// The real orders of Maven, pacman and LuaRocks go in circles in places, and their schemes are the same.
    private static final Set<String> CIRCULAR = Set.of("alpm", "luarocks", "maven");

    static final List<FuzzTarget> ALL =
            VersionSchemes.ALL.stream().map(VersionTargets::target).toList();

    private VersionTargets() {}

    private static FuzzTarget target(VersionScheme scheme) {
        return new FuzzTarget("version-" + scheme.id(), () -> seeds(scheme.id()), input -> order(scheme, input));
    }

    /// The first versions of three rows that follow each other in the scheme's table of comparisons.
    private static List<byte[]> seeds(String scheme) throws IOException {
        List<byte[]> seeds = new ArrayList<>();
        for (Path table : Inputs.files("match/src/test/fixtures/versions")) {
            if (table.endsWith(scheme + ".tsv")) {
                List<String> versions = versions(Inputs.contents(List.of(table)).getFirst());
                for (int i = 2; i < versions.size(); i += 3) {
                    seeds.add(String.join("\n", versions.subList(i - 2, i + 1)).getBytes(StandardCharsets.UTF_8));
                }
            }
        }
        return seeds;
    }

    private static List<String> versions(byte[] table) {
        return Inputs.text(table)
                .lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split("\t", 2)[0])
                .toList();
    }

    private static Object order(VersionScheme scheme, byte[] input) throws InvalidVersionException {
        String[] version = (Inputs.text(input) + "\n\n").split("\n", -1);
        int ab = compare(scheme, version[0], version[1]);
        int bc = compare(scheme, version[1], version[2]);
        int ac = compare(scheme, version[0], version[2]);
        if (!CIRCULAR.contains(scheme.id()) && ab * bc >= 0) {
            assertThat(Integer.signum(ac))
                    .as("the order of the first and the last")
                    .isEqualTo(Integer.signum(ab + bc));
        }
        return List.of(ab, bc, ac);
    }

    private static int compare(VersionScheme scheme, String a, String b) throws InvalidVersionException {
        int there = Integer.signum(scheme.compare(a, b));
        assertThat(Integer.signum(scheme.compare(b, a)))
                .as("the other way round")
                .isEqualTo(-there);
        assertThat(scheme.compare(a, a)).as("itself").isZero();
        return there;
    }
}
