package io.pratique.image.folder;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The mounted file systems that a scan of this machine leaves out: those that the kernel makes up, those of other
/// machines, and those of containers, which are scanned as what they are.
public final class Mounts {
    private static final Set<String> PSEUDO = Set.of(
            "autofs",
            "binfmt_misc",
            "bpf",
            "cgroup",
            "cgroup2",
            "configfs",
            "debugfs",
            "devpts",
            "devtmpfs",
            "efivarfs",
            "fusectl",
            "hugetlbfs",
            "mqueue",
            "nsfs",
            "overlay",
            "proc",
            "pstore",
            "ramfs",
            "rpc_pipefs",
            "securityfs",
            "selinuxfs",
            "sysfs",
            "tracefs");
    private static final Set<String> NETWORK = Set.of(
            "9p",
            "afs",
            "beegfs",
            "ceph",
            "cifs",
            "glusterfs",
            "gpfs",
            "lustre",
            "ncpfs",
            "nfs",
            "nfs4",
            "ocfs2",
            "smb3",
            "smbfs");

    private static final Path TABLE = Path.of("/proc/self/mountinfo");

    private final Set<Path> excluded;

    private Mounts(Set<Path> excluded) {
        this.excluded = excluded;
    }

    /// The mounts of this process; none where the system has no such table.
    public static Mounts ofThisMachine() {
        try {
            // names of mount points may be in any encoding
            return Files.exists(TABLE)
                    ? parse(new String(Files.readAllBytes(TABLE), UTF_8).lines().toList())
                    : new Mounts(Set.of());
        } catch (IOException unreadable) {
            return new Mounts(Set.of());
        }
    }

    /// Parses lines of /proc/PID/mountinfo (proc(5)): `36 35 98:0 /root /mount/point options optional… - type
    /// source options`.
    ///
    /// Of several file systems mounted on one folder the last one is seen.
    static Mounts parse(List<String> lines) {
        Set<Path> excluded = new HashSet<>();
        for (String line : lines) {
            String[] fields = line.split(" ", -1);
            int dash = List.of(fields).indexOf("-");
            if (dash > 5 && dash + 1 < fields.length) {
                note(fields[4], excluded(fields[dash + 1]), excluded);
            }
        }
        return new Mounts(excluded);
    }

    private static void note(String escaped, boolean leftOut, Set<Path> excluded) {
        try {
            Path point = Path.of(unescape(escaped));
            if (leftOut) {
                excluded.add(point);
            } else {
                excluded.remove(point);
            }
        } catch (InvalidPathException unnameable) {
            // a name that the encoding of this process cannot express: nobody asks for it
        }
    }

    private static boolean excluded(String type) {
        return PSEUDO.contains(type) || NETWORK.contains(type) || type.startsWith("fuse");
    }

    /// Blanks and backslashes in paths are written as three octal digits.
    private static String unescape(String text) {
        var out = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '\\' && isOctal(text, i + 1)) {
                out.append((char) Integer.parseInt(text.substring(i + 1, i + 4), 8));
                i += 3;
            } else {
                out.append(text.charAt(i));
            }
        }
        return out.toString();
    }

    private static boolean isOctal(String text, int from) {
        for (int i = from; i < from + 3; i++) {
            if (i >= text.length() || text.charAt(i) < '0' || text.charAt(i) > '7') {
                return false;
            }
        }
        return true;
    }

    boolean excluded(Path folder) {
        return excluded.contains(folder);
    }
}
