package io.pratique.bench.estate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// An application and its rebuilds.
final class Application {
    private static final List<String> PLATFORMS = List.of("linux/amd64", "linux/arm64");

    private final EstateParts parts;
    private final Bases bases;
    private final Random random;
    private final int repository;
    private final int system;
    private final Language language;
    private final int platforms;
    /// What it depends on, and in which release.
    private final Map<PackageVersions, Integer> needs = new LinkedHashMap<>();

    Application(EstateParts parts, Bases bases, Languages languages, Random random, int repository) {
        this.parts = parts;
        this.bases = bases;
        this.random = random;
        this.repository = repository;
        this.system = bases.any(random);
        int chosen = languages.any(random);
        this.language = Language.ALL.get(chosen);
        this.platforms = random.nextInt(10) == 0 ? 2 : 1;
        PackagePool pool = languages.pool(chosen);
        int count = Math.min(pool.size() / 2, (int) (language.packages() * (0.4 + 1.2 * random.nextDouble())));
        for (int tries = 0; needs.size() < count && tries < 20 * count; tries++) {
            PackageVersions one = pool.get(pool.any(random));
            needs.computeIfAbsent(one, this::usual);
        }
    }

    /// Most begin with a release of late.
    private int usual(PackageVersions one) {
        int behind = (int) (-Math.log(1 - random.nextDouble()) * 3);
        return Math.max(0, one.newest() - behind);
    }

    /// @param most images
    void build(int builds, int most, List<EstateImage> out) {
        int left = most;
        for (int build = 0; build < builds && left > 0; build++) {
            String index = digest();
            int age = (builds - 1 - build) * 7 + random.nextInt(7);
            boolean single = platforms == 1;
            for (int i = 0; i < platforms && left > 0; i++, left--) {
                String digest = single ? index : digest();
                List<String> tags = build == builds - 1 ? List.of("1." + build, "latest") : List.of("1." + build);
                String platform = PLATFORMS.get(i);
                out.add(new EstateImage(
                        repository, tags, digest, index, platform, age, system, content(build, age, platform)));
            }
            update();
        }
    }

    private int[] content(int build, int age, String platform) {
        List<Integer> out = new ArrayList<>();
        bases.addTo(out, system, Math.max(0, Bases.MONTHS - 1 - age / 30), platform);
        needs.forEach((one, release) -> out.add(
                parts.language(language.type(), one.name(), one.versions().get(release), platform)));
        // What is built here: nobody else has it.
        String own = language.type().equals("maven") ? "com.example.app:app" : "app";
        out.add(parts.language(language.type(), own + repository, "1." + build + ".0", platform));
        return out.stream().mapToInt(Integer::intValue).sorted().distinct().toArray();
    }

    /// From one build to the next, one package in twenty is updated.
    private void update() {
        needs.replaceAll((one, release) -> random.nextInt(20) == 0 ? Math.min(one.newest(), release + 1) : release);
    }

    private String digest() {
        var hex = new StringBuilder("sha256:");
        for (int i = 0; i < 4; i++) {
            hex.append("%016x".formatted(random.nextLong()));
        }
        return hex.toString();
    }
}
