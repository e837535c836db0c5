package io.pratique.server.postgres;

import io.pratique.model.ErrorKind;
import io.pratique.model.PratiqueException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The user that PostgreSQL runs as. It refuses to run as root: then another user is taken, and the programs are
/// called through a tool that changes the user.
///
/// @param prefix what stands before the name of a program
record Account(int uid, int gid, List<String> prefix) {
    private static final Path PASSWD = Path.of("/etc/passwd");
    private static final List<String> FOLDERS = List.of("/usr/bin", "/bin", "/usr/sbin", "/sbin");

    Account {
        prefix = List.copyOf(prefix);
    }

    /// Who runs the database in that folder: who runs this program, but for root the owner of the data that are
    /// there, else the user `pratique` where there is one, else `nobody`.
    static Account of(Path data) throws IOException {
        Path self = Path.of("/proc/self");
        int uid = number(self, "unix:uid");
        if (uid != 0) {
            return new Account(uid, number(self, "unix:gid"), List.of());
        }
        List<String> users = Files.exists(PASSWD) ? Files.readAllLines(PASSWD) : List.of();
        if (Files.exists(data) && number(data, "unix:uid") != 0) {
            int owner = number(data, "unix:uid");
            return other(owner, number(data, "unix:gid"), name(users, owner));
        }
        for (String name : List.of("pratique", "nobody")) {
            for (String user : users) {
                String[] fields = user.split(":", -1);
                if (fields.length > 3 && fields[0].equals(name)) {
                    return other(Integer.parseInt(fields[2]), Integer.parseInt(fields[3]), name);
                }
            }
        }
        throw new PratiqueException(
                ErrorKind.UNSUPPORTED,
                "PostgreSQL does not run as root and there is no user nobody; add a user pratique, or name a"
                        + " database with --database-url");
    }

    private static Account other(int uid, int gid, @Nullable String name) {
        @Nullable Path setpriv = tool("setpriv");
        if (setpriv != null) {
            return new Account(
                    uid,
                    gid,
                    List.of(
                            setpriv.toString(),
                            "--reuid=" + uid,
                            "--regid=" + gid,
                            "--clear-groups",
                            "--no-new-privs"));
        }
        @Nullable Path runuser = tool("runuser");
        if (runuser != null && name != null) {
            return new Account(uid, gid, List.of(runuser.toString(), "-u", name, "--"));
        }
        throw new PratiqueException(
                ErrorKind.UNSUPPORTED,
                "PostgreSQL does not run as root, and neither setpriv nor runuser is here to run it as another user;"
                        + " install util-linux, run this program as another user, or name a database with"
                        + " --database-url");
    }

    private static @Nullable Path tool(String name) {
        for (String folder : FOLDERS) {
            Path file = Path.of(folder, name);
            if (Files.isExecutable(file)) {
                return file;
            }
        }
        return null;
    }

    private static @Nullable String name(List<String> users, int uid) {
        for (String user : users) {
            String[] fields = user.split(":", -1);
            if (fields.length > 2 && fields[2].equals(Integer.toString(uid))) {
                return fields[0];
            }
        }
        return null;
    }

    /// Whether this program runs as root and PostgreSQL as somebody else.
    boolean differs() {
        return !prefix.isEmpty();
    }

    /// The call of a program as this user.
    List<String> call(String program, List<String> arguments) {
        List<String> call = new ArrayList<>(prefix);
        call.add(program);
        call.addAll(arguments);
        return call;
    }

    /// Makes a folder that only this user may enter.
    void own(Path folder) throws IOException {
        if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            Files.createDirectory(folder, Home.permissions("rwx------"));
        }
        if (differs()) {
            Files.setAttribute(folder, "unix:uid", uid, LinkOption.NOFOLLOW_LINKS);
            Files.setAttribute(folder, "unix:gid", gid, LinkOption.NOFOLLOW_LINKS);
        }
    }

    /// The first folder from the root to `path` that this user may not pass through; null where the way is free.
    /// What does not exist yet is no obstacle.
    @Nullable
    Path obstacle(Path path) throws IOException {
        @Nullable Path way = path.toAbsolutePath().getRoot();
        for (Path name : path.toAbsolutePath().normalize()) {
            if (!mayEnter(Objects.requireNonNull(way))) {
                return way;
            }
            way = way.resolve(name);
            if (!Files.exists(way)) {
                return null;
            }
        }
        return way == null || mayEnter(way) ? null : way;
    }

    private boolean mayEnter(Path folder) throws IOException {
        Map<String, Object> unix = Files.readAttributes(folder, "unix:mode,uid,gid");
        int mode = (Integer) unix.getOrDefault("mode", 0);
        if (unix.get("uid") instanceof Integer owner && owner == uid) {
            return (mode & 0100) != 0;
        }
        return unix.get("gid") instanceof Integer group && group == gid ? (mode & 0010) != 0 : (mode & 0001) != 0;
    }

    private static int number(Path file, String attribute) throws IOException {
        return Files.getAttribute(file, attribute) instanceof Integer number ? number : -1;
    }
}
