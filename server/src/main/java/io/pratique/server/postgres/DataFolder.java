package io.pratique.server.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/// Where the server keeps its data unless told otherwise.
public final class DataFolder {
    static final Path OF_ROOT = Path.of("/var/lib/pratique");

    private DataFolder() {}

    /// `XDG_DATA_HOME`, else `.local/share` in `HOME`, by the XDG Base Directory Specification. As root it is
    /// `/var/lib/pratique` where there are data or where PostgreSQL's user may not enter the other, as a root's
    /// home
    /// mostly is closed to all others.
    public static Path ordinary(Map<String, String> environment) throws IOException {
        return ordinary(environment, OF_ROOT);
    }

    static Path ordinary(Map<String, String> environment, Path ofRoot) throws IOException {
        String data = environment.getOrDefault("XDG_DATA_HOME", "");
        String home = environment.getOrDefault("HOME", "");
        if (data.isEmpty() && home.isEmpty()) {
            return ofRoot;
        }
        Path folder = (data.isEmpty() ? Path.of(home, ".local", "share") : Path.of(data)).resolve("pratique");
        if (Files.exists(folder.resolve("postgres/data"))) {
            return folder;
        }
        Account account = Account.of(folder.resolve("postgres/data"));
        boolean closed = account.differs() && (Files.exists(ofRoot) || account.obstacle(folder) != null);
        return closed ? ofRoot : folder;
    }
}
