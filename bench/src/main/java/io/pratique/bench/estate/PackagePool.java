package io.pratique.bench.estate;

import io.pratique.advisory.store.AdvisoryDatabase;
import io.pratique.advisory.store.Candidate;
import io.pratique.match.version.InvalidVersionException;
import io.pratique.match.version.VersionScheme;
import io.pratique.match.version.VersionSchemes;
import io.pratique.model.finding.Ecosystem;
import io.pratique.model.finding.VersionRange;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

/// The packages of an ecosystem in the order of their popularity: some that advisories name, in the versions that
/// they name, and more that none names.
final class PackagePool {
    /// Releases of a package that images still have.
    private static final int RELEASES = 12;

    /// How many packages there are for each that advisories name.
    private static final int SHARE = 3;

    private static final int MOST = 8_000;

    private final List<PackageVersions> packages;
    private final double[] upTo;

    private PackagePool(List<PackageVersions> packages) {
        this.packages = packages;
        this.upTo = new double[packages.size()];
        double sum = 0;
        for (int i = 0; i < upTo.length; i++) {
            // Zipf's law; the exponent is that of downloads from package registries.
            sum += 1 / Math.pow(i + 1, 0.8);
            upTo[i] = sum;
        }
    }

    /// @param popular the names to begin with
    static PackagePool of(
            AdvisoryDatabase advisories, Ecosystem ecosystem, String type, List<String> popular, Random random) {
        VersionScheme scheme = VersionSchemes.forPurlType(type).orElseThrow();
        List<String> others = new ArrayList<>(advisories.packages(ecosystem));
        others.removeIf(name -> name.startsWith("http:") || name.length() > 100);
        Collections.shuffle(others, random);
        Set<String> names = new LinkedHashSet<>(popular);
        names.addAll(others);
        List<PackageVersions> out = new ArrayList<>();
        for (String name : names) {
            if (out.size() >= MOST) {
                break;
            }
            out.add(new PackageVersions(name, versions(advisories.candidates(ecosystem, name), scheme)));
            for (int i = 1; i < SHARE && out.size() > SHARE * popular.size(); i++) {
                out.add(new PackageVersions(name + "-" + WORDS.get(i), unnamed()));
            }
        }
        return new PackagePool(out);
    }

    private static final List<String> WORDS = List.of("core", "utils", "extra");

    private static List<String> unnamed() {
        List<String> out = new ArrayList<>();
        for (int i = 0; i < RELEASES; i++) {
            out.add("1." + i + ".0");
        }
        return out;
    }

    private static List<String> versions(List<Candidate> said, VersionScheme scheme) {
        List<String> out = new ArrayList<>(said.stream()
                .flatMap(candidate -> Stream.concat(
                        candidate.ranges().stream().flatMap(PackagePool::ends),
                        candidate.versions().stream().limit(RELEASES)))
                .filter(version -> valid(version, scheme))
                .distinct()
                .toList());
        if (out.isEmpty()) {
            return unnamed();
        }
        out.sort((a, b) -> compare(scheme, a, b));
        return out.subList(Math.max(0, out.size() - RELEASES), out.size());
    }

    private static Stream<String> ends(VersionRange range) {
        List<String> out = new ArrayList<>();
        for (String version : Arrays.asList(range.introduced(), range.lastAffected(), range.fixed())) {
            if (version != null && !version.isEmpty() && !version.equals("0")) {
                out.add(version);
            }
        }
        return out.stream();
    }

    private static boolean valid(String version, VersionScheme scheme) {
        try {
            return version.length() < 60 && scheme.compare(version, version) == 0;
        } catch (InvalidVersionException none) {
            return false;
        }
    }

    private static int compare(VersionScheme scheme, String a, String b) {
        try {
            return scheme.compare(a, b);
        } catch (InvalidVersionException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    int size() {
        return packages.size();
    }

    PackageVersions get(int number) {
        return packages.get(number);
    }

    /// The number of a package, the popular ones more often.
    int any(Random random) {
        double point = random.nextDouble() * upTo[upTo.length - 1];
        int low = 0;
        int high = upTo.length - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (upTo[middle] < point) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
