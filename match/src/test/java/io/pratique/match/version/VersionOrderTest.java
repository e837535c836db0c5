package io.pratique.match.version;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Each scheme's order is reflexive, antisymmetric and transitive.
class VersionOrderTest {
    static final List<String> IDS =
            VersionSchemes.ALL.stream().map(VersionScheme::id).toList();

    private static final int COUNT = 150;

    @ParameterizedTest
    @FieldSource("IDS")
    void isATotalOrder(String id) {
        VersionScheme scheme = VersionTablesTest.scheme(id);
        List<String> versions = readable(scheme, generated(id));
        assertThat(versions).hasSizeGreaterThan(COUNT / 2);
        int[][] signs = signs(scheme, versions);
        for (int a = 0; a < signs.length; a++) {
            assertThat(signs[a][a]).as(versions.get(a)).isZero();
            for (int b = 0; b < signs.length; b++) {
                assertThat(signs[a][b])
                        .as("%s and %s", versions.get(a), versions.get(b))
                        .isEqualTo(-signs[b][a]);
            }
        }
        assertThat(intransitive(signs, versions)).isNull();
    }

    /// The pieces have every sign that a scheme knows; what comes out is often no version.
    private static List<String> generated(String id) {
        var generator = new VersionsGenerator(20_261);
        return switch (id) {
            case "maven" ->
                generator.releases(
                        2 * COUNT,
                        "",
                        "-1",
                        "-2",
                        "-SNAPSHOT",
                        "-alpha",
                        "-alpha-1",
                        "a2",
                        "-beta1",
                        ".Beta1",
                        "-rc1",
                        "CR2",
                        ".Final",
                        ".GA",
                        "-sp",
                        "-sp1",
                        "-jre",
                        ".android",
                        "-1-SNAPSHOT",
                        "-rc1-SNAPSHOT",
                        "x",
                        "-x-1",
                        ".v2021");
            case "pep440" ->
                generator.versions(
                        8 * COUNT, ".0", ".1", ".01", "a", "b1", "rc2", ".post", "-1", ".dev", ".dev3", "+local",
                        ".local", "+1", "1!", "-x");
            case "bitnami", "github", "go", "nuget", "pub", "semver" ->
                generator.versions(
                        8 * COUNT, ".0", ".1", ".10", "-", "-rc", "rc.1", "alpha", ".2", "+build", "-0", ".a", "1",
                        "rc2");
            case "alpm" ->
                generator.releases(
                        2 * COUNT, "-1", "-2", "-1.1", "a-1", "b2-1", ".a-1", "rc1-1", "..1-1", "+5-1", ".r5.gab-1");
            case "cpan" -> generator.versions(8 * COUNT, ".0", ".1", "1", "10", "_1", ".12", "000", "5");
            case "composer" ->
                generator.versions(
                        8 * COUNT, ".0", ".1", ".10", ".x", "-dev", "-alpha", "a1", "-beta.2", "rc", "-p1", "pl",
                        "stable", "+build", ".post", "-1", ".*");
            case "ebuild" ->
                generator.releases(
                        2 * COUNT, "", "a", "b", "_alpha", "_beta2", "_rc1", "_p", "_p1", "_p1_rc2", "-r0", "-r1",
                        "b_p1-r2", "_pre_p");
            case "gem" ->
                generator.versions(8 * COUNT, ".0", ".1", ".10", ".a", "-", "rc1", ".pre", "-1", ".B", "0", ".0.0");
            case "luarocks" ->
                generator.releases(
                        2 * COUNT, "-1", "-2", "alpha-1", "beta1-1", "rc-1", "a-1", ".scm-1", "dev-1", "b2-1", "_1-3");
            case "numbers" -> generator.versions(2 * COUNT, ".0", ".1", "-1", ".10", "-02", "0");
            default ->
                generator.versions(
                        8 * COUNT, ".", "1", "0", "02", "10", ".1", "a", "b2", "_p", "_rc1", "_git2", "~", "^", "~1",
                        "-r1", "-2", ":", "+", "Z");
        };
    }

    private static List<String> readable(VersionScheme scheme, List<String> versions) {
        List<String> out = new ArrayList<>();
        for (String version : versions) {
            try {
                scheme.compare(version, version);
                out.add(version);
            } catch (InvalidVersionException invalid) {
                continue;
            }
        }
        return out.subList(0, Math.min(out.size(), 2 * COUNT));
    }

    private static int[][] signs(VersionScheme scheme, List<String> versions) {
        int[][] out = new int[versions.size()][versions.size()];
        for (int a = 0; a < out.length; a++) {
            for (int b = 0; b < out.length; b++) {
                try {
                    out[a][b] = Integer.signum(scheme.compare(versions.get(a), versions.get(b)));
                } catch (InvalidVersionException impossible) {
                    throw new AssertionError(versions.get(a) + " can be read only beside other versions", impossible);
                }
            }
        }
        return out;
    }

    private static String intransitive(int[][] signs, List<String> versions) {
        for (int a = 0; a < signs.length; a++) {
            for (int b = 0; b < signs.length; b++) {
                for (int c = 0; c < signs.length && signs[a][b] <= 0; c++) {
                    boolean strict = signs[a][b] < 0 || signs[b][c] < 0;
                    if (signs[b][c] <= 0 && signs[a][c] != (strict ? -1 : 0)) {
                        return versions.get(a) + " <= " + versions.get(b) + " <= " + versions.get(c);
                    }
                }
            }
        }
        return null;
    }

    @ParameterizedTest
    @ValueSource(strings = {"9999999999999999999999", "18446744073709551617", "4294967297"})
    void comparesNumbersOfAnySize(String number) throws Exception {
        for (VersionScheme scheme : VersionSchemes.ALL) {
            assertThat(scheme.compare("1." + number, "1.1")).as(scheme.id()).isPositive();
            assertThat(scheme.compare(number, number + "0")).as(scheme.id()).isNegative();
            assertThat(scheme.compare(number, number)).as(scheme.id()).isZero();
        }
    }
}
