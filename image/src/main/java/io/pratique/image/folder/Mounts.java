package io.pratique.image.folder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The mounted file systems that a scan of this machine leaves out: those that the kernel makes up, those of other machines, and those of
/// containers, which are scanned as what they are.
public final class Mounts {
    private static final Set<String> PSEUDO = Set.of(
            "autofs", "binfmt_misc", "bpf", "cgroup", "cgroup2", "configfs", "debugfs", "devpts", "devtmpfs", "efivarfs", "fusectl",
            "hugetlbfs", "mqueue", "nsfs", "overlay", "proc", "pstore", "ramfs", "rpc_pipefs", "securityfs", "selinuxfs", "sysfs",
            "tracefs");
    private static final Set<String> NETWORK = Set.of(
            "9p", "afs", "beegfs", "ceph", "cifs", "glusterfs", "gpfs", "lustre", "ncpfs", "nfs", "nfs4", "ocfs2", "smb3", "smbfs");

    private static final Path TABLE = Path.of("/proc/self/mountinfo");

    private final Set<Path> excluded;

    private Mounts(Set<Path> excluded) {
        this.excluded = excluded;
    }

    /// The mounts of this process; none where the system has no such table.
    public static Mounts ofThisMachine() {
        try {
            return Files.exists(TABLE) ? parse(Files.readAllLines(TABLE)) : new Mounts(Set.of());
        } catch (IOException unreadable) {
            return new Mounts(Set.of());
        }
    }

    /// Parses lines of /proc/PID/mountinfo (proc(5)): `36 35 98:0 /root /mount/point options optional… - type source options`.
    static Mounts parse(List<String> lines) {
        Set<Path> excluded = new HashSet<>();
        for (String line : lines) {
            String[] fields = line.split(" ", -1);
            int dash = List.of(fields).indexOf("-");
            if (dash > 5 && dash + 1 < fields.length && excluded(fields[dash + 1])) {
                excluded.add(Path.of(unescape(fields[4])));
            }
        }
        return new Mounts(excluded);
    }

    private static boolean excluded(String type) {
        return PSEUDO.contains(type) || NETWORK.contains(type) || type.startsWith("fuse");
    }

    /// Blanks and backslashes in paths are written as three octal digits.
    private static String unescape(String text) {
        var out = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '\\' && i + 3 < text.length()) {
                out.append((char) Integer.parseInt(text.substring(i + 1, i + 4), 8));
                i += 3;
            } else {
                out.append(text.charAt(i));
            }
        }
        return out.toString();
    }

    boolean excluded(Path folder) {
        return excluded.contains(folder);
    }
}
