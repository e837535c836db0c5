package io.pratique.bench.estate;

import io.pratique.advisory.store.AdvisoryDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// The kinds of applications with the packages they choose from.
final class Languages {
    private final List<PackagePool> pools = new ArrayList<>();

    Languages(AdvisoryDatabase advisories, Random random) {
        for (Language language : Language.ALL) {
            pools.add(PackagePool.of(advisories, language.ecosystem(), language.type(), language.popular(), random));
        }
    }

    int any(Random random) {
        int point =
                random.nextInt(Language.ALL.stream().mapToInt(Language::weight).sum());
        int language = 0;
        while (point >= Language.ALL.get(language).weight()) {
            point -= Language.ALL.get(language++).weight();
        }
        return language;
    }

    PackagePool pool(int language) {
        return pools.get(language);
    }
}
