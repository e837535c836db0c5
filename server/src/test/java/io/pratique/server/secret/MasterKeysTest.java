package io.pratique.server.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MasterKeysTest {
    private static final String KEY = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

    @TempDir
    private Path folder;

    @Test
    void makesAFileForItsOwnerAloneAndReadsItAgain() throws Exception {
        Path file = folder.resolve("new/pratique.key");

        MasterKeys made = MasterKeys.load(Map.of(), file);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(MasterKeys.load(Map.of(), file).newest().id())
                .isEqualTo(made.newest().id());
        assertThat(Files.list(file.getParent())).containsExactly(file);
        assertThat(made.toString()).doesNotContain(Files.readAllLines(file).getLast());
    }

    @Test
    void agreesOnOneKeyWhereManyMakeItAtOnce() {
        Path file = folder.resolve("pratique.key");

        List<String> ids = IntStream.range(0, 16)
                .parallel()
                .mapToObj(i -> {
                    try {
                        return MasterKeys.load(Map.of(), file).newest().toString();
                    } catch (java.io.IOException failed) {
                        throw new AssertionError(failed);
                    }
                })
                .toList();

        assertThat(ids).containsOnly(ids.getFirst());
    }

    @Test
    void refusesAFileThatOthersMayRead() throws Exception {
        Path file = Files.writeString(folder.resolve("pratique.key"), KEY);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));

        assertThatThrownBy(() -> MasterKeys.load(Map.of(), file)).hasMessageContaining("chmod 600");
    }

    @Test
    void prefersTheEnvironment() throws Exception {
        Path named = Files.writeString(folder.resolve("named"), "# mine\n" + KEY + "\n");
        Path absent = folder.resolve("absent");
        byte[] id = MasterKey.parse(KEY).id();

        assertThat(MasterKeys.load(Map.of("PRATIQUE_MASTER_KEY", KEY), absent)
                        .newest()
                        .id())
                .isEqualTo(id);
        assertThat(MasterKeys.load(Map.of("PRATIQUE_MASTER_KEY_FILE", named.toString()), absent)
                        .newest()
                        .id())
                .isEqualTo(id);
        assertThat(absent).doesNotExist();
    }
}
