package io.pratique.e2e;

import io.pratique.e2e.PythonImage.Advisory;
import io.pratique.testing.image.BuiltImage;
import io.pratique.testing.image.OciLayout;
import io.pratique.testing.registry.RealRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// What happens in a registry, step by step: the same steps for the same seed.
final class Estate {
    private static final int REPOSITORIES = 7;
    private static final int PACKAGES = 24;
    private static final int ATTEMPTS = 10;
    private static final String INDEX = "application/vnd.oci.image.index.v1+json";

    private final Random random;
    private final RealRegistry registry;
    private final List<Pushed> pushed = new ArrayList<>();
    private int step;

    private record Pushed(String repository, BuiltImage image) {}

    Estate(long seed, RealRegistry registry) {
        this.random = new Random(seed);
        this.registry = registry;
    }

    /// Pushes an image under a tag that another may have had, now and then to two repositories, or an index of two,
    /// or deletes what was pushed
    /// before.
    void step() throws Exception {
        int now = step++;
        String repository = "team" + now % REPOSITORIES + "/app";
        String tag = "v" + random.nextInt(4);
        if (now % 6 == 5 && !pushed.isEmpty()) {
            Pushed gone = pushed.remove(random.nextInt(pushed.size()));
            delete(gone.repository(), gone.image().manifest().digest().toString());
        } else if (now % 9 == 4) {
            BuiltImage one = image("linux/amd64", now);
            BuiltImage other = image("linux/arm64", now);
            insist(() -> {
                registry.push(repository, one.manifest().digest().toString(), one);
                registry.push(repository, other.manifest().digest().toString(), other);
                registry.pushManifest(repository, tag, new OciLayout().indexOf(one, other), INDEX);
            });
        } else {
            BuiltImage image = image("linux/amd64", now);
            push(repository, tag, image);
            if (now % 5 == 2) {
                push("promoted/app", tag, image);
            }
        }
    }

    private void push(String repository, String tag, BuiltImage image) throws Exception {
        insist(() -> registry.push(repository, tag, image));
        pushed.add(new Pushed(repository, image));
    }

    private void delete(String repository, String digest) throws Exception {
        insist(() -> {
            try {
                registry.delete(repository, digest);
            } catch (IOException refused) {
                if (!String.valueOf(refused.getMessage()).contains("gives 404")) {
                    throw refused;
                }
            }
        });
    }

    @FunctionalInterface
    private interface Request {
        void send() throws Exception;
    }

    /// Does something again where the registry cut the connection.
    private void insist(Request request) throws Exception {
        for (int attempt = 1; ; attempt++) {
            try {
                request.send();
                return;
            } catch (IOException cut) {
                if (attempt == ATTEMPTS || !registry.process().isAlive()) {
                    throw new IOException(Files.readString(registry.folder().resolve("log")), cut);
                }
            }
        }
    }

    /// The last step, by whose scan all notifications before it have arrived.
    void end() throws Exception {
        insist(() -> registry.push("the/end", "1", PythonImage.of("linux/amd64", "end@1")));
    }

    private BuiltImage image(String platform, int number) {
        List<String> packages = new ArrayList<>();
        packages.add("step@" + number);
        for (int i = 0; i < PACKAGES; i++) {
            if (random.nextInt(3) == 0) {
                packages.add("part" + i + "@" + (1 + random.nextInt(6)));
            }
        }
        return PythonImage.of(platform, packages.toArray(String[]::new));
    }

    /// What is known of the packages at one time: more each time, and something else of some.
    static List<Advisory> advisories(int generation) {
        List<Advisory> all = new ArrayList<>();
        for (int i = 0; i < PACKAGES; i++) {
            int fixed = 2 + (i + (i % 3 == 0 ? generation : 0)) % 5;
            if (i < PACKAGES / 2 || i % 5 < generation) {
                all.add(new Advisory("CVE-2026-3%03d".formatted(i), "part" + i, Integer.toString(fixed)));
            }
        }
        return all;
    }
}
