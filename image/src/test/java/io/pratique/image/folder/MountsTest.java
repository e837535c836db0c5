package io.pratique.image.folder;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MountsTest {
    @ParameterizedTest
    @CsvSource({
        "proc, true",
        "sysfs, true",
        "cgroup2, true",
        "devtmpfs, true",
        "overlay, true",
        "nfs4, true",
        "cifs, true",
        "fuse.sshfs, true",
        "fuse, true",
        "9p, true",
        "ext4, false",
        "xfs, false",
        "btrfs, false",
        "zfs, false",
        "tmpfs, false",
        "squashfs, false",
        "vfat, false"
    })
    void leavesOutFileSystemsThatAreNoPartOfTheMachine(String type, boolean excluded) {
        assertThat(mounts(line("/mnt/x", type)).excluded(Path.of("/mnt/x"))).isEqualTo(excluded);
    }

    @Test
    void findsTheTypeBehindAnyNumberOfOptionalFields() {
        var mounts = mounts(
                "36 35 98:0 / /a rw,noatime - nfs server:/x rw",
                "37 35 98:0 / /b rw master:1 - nfs server:/x rw",
                "38 35 98:0 / /c rw shared:2 master:1 propagate_from:3 - nfs server:/x rw",
                "39 35 98:0 / /d rw - ext4 - rw");
        assertThat(List.of("/a", "/b", "/c")).allMatch(path -> mounts.excluded(Path.of(path)));
        assertThat(mounts.excluded(Path.of("/d"))).isFalse();
        assertThat(mounts.excluded(Path.of("/a/below"))).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "/mnt/a\\040b, /mnt/a b",
                "/mnt/a\\134b, /mnt/a\\b",
                "/mnt/\\011, \"/mnt/\t\"",
                "/mnt/\\012x, \"/mnt/\nx\"",
                "/mnt/\\0401, /mnt/ 1",
                "/mnt/a\\9, /mnt/a\\9",
                "/mnt/a\\04, /mnt/a\\04",
                "/mnt/a\\888, /mnt/a\\888",
                "/mnt/a\\, /mnt/a\\"
            })
    void readsEscapedNames(String written, String path) {
        assertThat(mounts(line(written, "nfs")).excluded(Path.of(path))).isTrue();
    }

    @Test
    void seesTheLastOfSeveralFileSystemsOnOneFolder() {
        var mounts = mounts(line("/home", "autofs"), line("/home", "ext4"), line("/srv", "ext4"), line("/srv", "nfs"));
        assertThat(mounts.excluded(Path.of("/home"))).isFalse();
        assertThat(mounts.excluded(Path.of("/srv"))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "-",
                "36 35 98:0 / /x rw",
                "36 35 98:0 / /x rw -",
                "36 35 98:0 / - nfs",
                "a b c d /x\0y f - nfs"
            })
    void passesOverLinesOfAnotherForm(String line) {
        var mounts = mounts(line, line("/mnt/y", "nfs"));
        assertThat(mounts.excluded(Path.of("/x"))).isFalse();
        assertThat(mounts.excluded(Path.of("/mnt/y"))).isTrue();
    }

    @Test
    void leavesOutWhatTheKernelOfThisMachineMakesUp() {
        Assumptions.assumeTrue(Files.exists(Path.of("/proc/self/mountinfo")), "skipped: no /proc here");
        assertThat(Mounts.ofThisMachine().excluded(Path.of("/proc"))).isTrue();
    }

    private static String line(String point, String type) {
        return "36 35 98:0 / " + point + " rw,relatime shared:1 - " + type + " source rw";
    }

    private static Mounts mounts(String... lines) {
        return Mounts.parse(List.of(lines));
    }
}
