package io.pratique.bench.estate;

import io.pratique.advisory.store.AdvisoryDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// The base images, each of which gets updates every month.
final class Bases {
    /// Months of which there are base images.
    static final int MONTHS = 24;

    private final EstateParts parts;
    private final List<List<PackageVersions>> packages = new ArrayList<>();
    /// By system, month and package: which version.
    private final int[][][] version = new int[BaseSystem.ALL.size()][MONTHS][];

    Bases(AdvisoryDatabase advisories, Random random, EstateParts parts) {
        this.parts = parts;
        for (int system = 0; system < BaseSystem.ALL.size(); system++) {
            BaseSystem base = BaseSystem.ALL.get(system);
            PackagePool pool = PackagePool.of(advisories, base.ecosystem(), base.type(), base.own(), random);
            List<PackageVersions> own = new ArrayList<>();
            for (int i = 0; i < Math.min(base.packages(), pool.size()); i++) {
                own.add(pool.get(i));
            }
            packages.add(own);
            history(version[system], own, random);
        }
    }

    /// From the newest month back, a package in thirty had an older version the month before.
    private static void history(int[][] months, List<PackageVersions> packages, Random random) {
        int[] now = packages.stream().mapToInt(PackageVersions::newest).toArray();
        for (int month = MONTHS - 1; month >= 0; month--) {
            months[month] = now.clone();
            for (int i = 0; i < now.length; i++) {
                now[i] = random.nextInt(30) == 0 ? Math.max(0, now[i] - 1) : now[i];
            }
        }
    }

    /// The number of a system, the usual ones more often.
    int any(Random random) {
        int point = random.nextInt(
                BaseSystem.ALL.stream().mapToInt(BaseSystem::weight).sum());
        int system = 0;
        while (point >= BaseSystem.ALL.get(system).weight()) {
            point -= BaseSystem.ALL.get(system++).weight();
        }
        return system;
    }

    /// Adds what the base image of a month holds.
    void addTo(List<Integer> out, int system, int month, String platform) {
        BaseSystem base = BaseSystem.ALL.get(system);
        List<PackageVersions> own = packages.get(system);
        for (int i = 0; i < own.size(); i++) {
            PackageVersions one = own.get(i);
            String release = one.versions().get(version[system][month][i]);
            out.add(parts.system(base.type(), one.name(), release, base.distro(), platform));
        }
    }
}
