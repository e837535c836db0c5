package io.pratique.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.pratique.testing.registry.RealRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.logging.Logger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whatever is killed, and whenever: in the end everything is as if nothing had happened.
///
/// A few kills by default; `$PRATIQUE_KILLS` says how many, and `$PRATIQUE_SEED` makes another series.
class KillTest {
    private static final Logger LOG = Logger.getLogger(KillTest.class.getName());
    private static final int KILLS = Integer.parseInt(System.getenv().getOrDefault("PRATIQUE_KILLS", "11"));
    private static final long SEED = Long.parseLong(System.getenv().getOrDefault("PRATIQUE_SEED", "20261124"));
    private static final int STEPS_FOR_EACH = 3;
    private static final int GENERATIONS = 4;
    private static final int LONGEST_LIFE_MILLIS = 2_500;

    @TempDir
    Path folder;

    private Installation installation;

    @BeforeEach
    void install() throws Exception {
        ServerProcess.reachable(folder);
        installation = Installation.packaged(folder.resolve("program"), folder.resolve("home"));
        for (int i = 0; i < GENERATIONS; i++) {
            PythonImage.database(Files.createDirectory(folder.resolve("feeds" + i)), Estate.advisories(i));
        }
    }

    private Path advisories(int generation) {
        return folder.resolve("feeds" + generation + "/advisories.db");
    }

    @Test
    void nothingIsLostAndNothingDoneTwiceWhateverIsKilled() throws Exception {
        Map<String, List<String>> undisturbed = run("undisturbed", 0);
        Map<String, List<String>> disturbed = run("disturbed", KILLS);

        disturbed.forEach((what, lines) -> assertThat(lines).as(what).isEqualTo(undisturbed.get(what)));
    }

    private Map<String, List<String>> run(String name, int kills) throws Exception {
        int port = RealRegistry.freePort();
        Path place = folder.resolve(name);
        try (KilledPlatform platform = KilledPlatform.start(installation, place, port, advisories(0));
                ServerApi api = ServerApi.of(port, platform.server().token())) {
            WatchedRegistry watched = WatchedRegistry.connect(place.resolve("registry"), api, port);
            try (RealRegistry registry = watched.start();
                    ExecutorService threads = Executors.newSingleThreadExecutor()) {
                var steps = new Semaphore(0);
                Future<?> pushing = threads.submit(() -> push(new Estate(SEED, registry), steps));
                try {
                    if (kills == 0) {
                        undisturbed(platform, steps);
                    } else {
                        kill(platform, steps);
                    }
                    pushing.get(10, TimeUnit.MINUTES);
                } finally {
                    threads.shutdownNow();
                }
                platform.restore();
                Map<String, List<String>> settled = settled(platform);
                LOG.info(name + ": killed " + platform.killed() + ", jobs: " + jobs(platform));
                return settled;
            }
        }
    }

    private static Estate push(Estate estate, Semaphore steps) throws Exception {
        for (int i = 0; i < KILLS * STEPS_FOR_EACH; i++) {
            steps.acquire();
            estate.step();
        }
        estate.end();
        return estate;
    }

    private static String jobs(KilledPlatform platform) throws Exception {
        try (PlatformState state = platform.state()) {
            return String.join(
                    ", ",
                    state.list("select count(*) || ' ' || state || ' after ' || attempts || ' attempts'"
                            + " from job group by state, attempts order by state, attempts"));
        }
    }

    private void undisturbed(KilledPlatform platform, Semaphore steps) throws Exception {
        steps.release(KILLS * STEPS_FOR_EACH);
        for (int i = 1; i < GENERATIONS; i++) {
            platform.adopt(advisories(i));
            platform.replaceWorker();
        }
    }

    private void kill(KilledPlatform platform, Semaphore steps) throws Exception {
        var random = new Random(SEED);
        for (int killed = 0; killed < KILLS; killed = killed(platform)) {
            steps.release(STEPS_FOR_EACH);
            platform.adopt(advisories(killed * GENERATIONS / KILLS));
            // Not to be woken: the pause is the point in time at which the next one dies.
            platform.rest(random.nextInt(LONGEST_LIFE_MILLIS));
            platform.kill(random);
        }
        steps.release(KILLS * STEPS_FOR_EACH);
        platform.adopt(advisories(GENERATIONS - 1));
        platform.replaceWorker();
    }

    private static int killed(KilledPlatform platform) {
        return platform.killed().values().stream().mapToInt(Integer::intValue).sum();
    }

    private static Map<String, List<String>> settled(KilledPlatform platform) throws Exception {
        try {
            platform.server().await("the end of all work", () -> isSettled(platform));
        } catch (IllegalStateException inVain) {
            try (PlatformState state = platform.state()) {
                throw new IllegalStateException("left open: " + state.open() + state.wrong(), inVain);
            }
        }
        try (PlatformState state = platform.state()) {
            assertThat(state.wrong()).isEmpty();
            return state.present();
        }
    }

    private static boolean isSettled(KilledPlatform platform) throws Exception {
        try (PlatformState state = platform.state()) {
            state.hurry();
            boolean arrived = state.list("select i.digest from inventory n join placement p on p.image = n.image"
                                    + " join repository r on r.id = p.repository join image i on i.id = n.image"
                                    + " where r.name = 'the/end'")
                            .size()
                    == 1;
            return arrived && state.open().isEmpty();
        } catch (SQLException stillStarting) {
            return false;
        }
    }
}
