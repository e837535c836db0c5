package io.pratique.server.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AccountTest {
    private static final Account STRANGER = new Account(54_321, 54_321, List.of("tool"));

    @TempDir
    Path folder;

    @Test
    void namesTheFirstFolderThatAStrangerMayNotPass() throws IOException {
        Path open = folder("open", "rwx--x--x");
        Path closed = Files.createDirectory(open.resolve("closed"));
        Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("rwxr-x---"));
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));

        assertThat(STRANGER.obstacle(open)).isNull();
        assertThat(STRANGER.obstacle(open.resolve("not/there/yet"))).isNull();
        assertThat(STRANGER.obstacle(closed.resolve("deeper"))).isEqualTo(closed);
    }

    @Test
    void callsProgramsThroughTheTool() {
        assertThat(STRANGER.call("initdb", List.of("-D", "data"))).containsExactly("tool", "initdb", "-D", "data");
    }

    @Test
    void keepsDataWhereTheStandardSaysUnlessRootsHomeIsClosed() throws IOException {
        Path home = folder("home", "rwx------");
        Path ofRoot = folder.resolve("of-root");
        Path ordinary = home.resolve(".local/share/pratique");
        boolean root = Account.of(folder.resolve("data")).differs();

        assertThat(ordinary(Map.of("HOME", home.toString()), ofRoot)).isEqualTo(root ? ofRoot : ordinary);
        assertThat(ordinary(Map.of(), ofRoot)).isEqualTo(ofRoot);

        Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwx--x--x"));
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
        assertThat(ordinary(Map.of("HOME", home.toString()), ofRoot)).isEqualTo(ordinary);
        assertThat(ordinary(Map.of("HOME", "/nowhere", "XDG_DATA_HOME", home.toString()), ofRoot))
                .isEqualTo(home.resolve("pratique"));
    }

    private static Path ordinary(Map<String, String> environment, Path ofRoot) throws IOException {
        return DataFolder.ordinary(environment, ofRoot);
    }

    private Path folder(String name, String permissions) throws IOException {
        Path made = Files.createDirectory(folder.resolve(name));
        return Files.setPosixFilePermissions(made, PosixFilePermissions.fromString(permissions));
    }
}
