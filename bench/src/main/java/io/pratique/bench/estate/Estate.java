package io.pratique.bench.estate;

import io.pratique.advisory.store.AdvisoryDatabase;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/// An estate of images, made up: the same advisories, number and size give the same one.
///
/// Repositories have one application each, which is rebuilt again and again: meanwhile its base image gets updates
/// and some of its packages, and the tag `latest` moves on. Some are built for two platforms. Bases are shared, and
/// so
/// are packages, the popular ones by many.
public final class Estate {
    static final int REGISTRIES = 5;

    /// Builds of an application that are kept, on average.
    private static final int BUILDS = 25;

    private final EstateParts parts = new EstateParts();
    private final List<EstateImage> images = new ArrayList<>();
    private final List<String> repositories = new ArrayList<>();

    private Estate() {}

    /// @param size images
    public static Estate of(AdvisoryDatabase advisories, long seed, int size) {
        var random = new Random(seed);
        var estate = new Estate();
        var bases = new Bases(advisories, random, estate.parts);
        var languages = new Languages(advisories, random);
        while (estate.images.size() < size) {
            int repository = estate.repositories.size();
            estate.repositories.add(name(random, repository));
            var application = new Application(estate.parts, bases, languages, random, repository);
            int builds = 1 + Math.min(4 * BUILDS, (int) (-Math.log(1 - random.nextDouble()) * BUILDS));
            application.build(builds, size - estate.images.size(), estate.images);
        }
        estate.images.sort(Comparator.comparing(EstateImage::age).reversed());
        return estate;
    }

    private static final List<String> TEAMS = List.of(
            "payments",
            "search",
            "catalog",
            "identity",
            "shipping",
            "billing",
            "mobile",
            "data",
            "platform",
            "edge",
            "support",
            "risk",
            "growth",
            "media",
            "iot",
            "ads");
    private static final List<String> ROLES = List.of(
            "api",
            "worker",
            "web",
            "gateway",
            "ingest",
            "scheduler",
            "admin",
            "sync",
            "proxy",
            "model",
            "report",
            "batch");

    private static String name(Random random, int number) {
        return TEAMS.get(random.nextInt(TEAMS.size())) + "/" + ROLES.get(random.nextInt(ROLES.size())) + "-" + number;
    }

    /// The packages, whose numbers images name.
    List<EstatePart> parts() {
        return parts.all();
    }

    /// Their names; a repository lies in the registry of its number modulo [#REGISTRIES].
    List<String> repositories() {
        return repositories;
    }

    /// The oldest first.
    List<EstateImage> images() {
        return images;
    }
}
