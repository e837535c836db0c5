package io.pratique.sbom.os.rpm;

import io.pratique.image.FileEntry;
import io.pratique.image.ImageFile;
import io.pratique.sbom.analyzer.Analyzer;
import io.pratique.sbom.analyzer.Discovery;
import io.pratique.sbom.analyzer.FileNames;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.Consumer;

/// Packages of rpm, from its database in any of its three formats, which are told apart by their first bytes.
///
/// The folder is `/var/lib/rpm`, since rpm 4.17 often `/usr/lib/sysimage/rpm`, with rpm-ostree `/usr/share/rpm`. A
/// write-ahead log beside an SQLite database is emptied when the last writer closes it; one that holds changes says
/// that the database was copied while in use.
public final class RpmDatabaseAnalyzer implements Analyzer {
    private static final List<String> FOLDERS = List.of("var/lib/rpm/", "usr/lib/sysimage/rpm/", "usr/share/rpm/");
    private static final List<String> NAMES = List.of("rpmdb.sqlite", "Packages.db", "Packages");
    private static final String LOG = "rpmdb.sqlite-wal";
    private static final int LOG_HEADER = 32;

    @Override
    public String id() {
        return "os/rpm";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public FileNames names() {
        return FileNames.of("rpmdb.sqlite", LOG, "Packages.db", "Packages");
    }

    @Override
    public boolean wants(FileEntry file) {
        String path = file.path();
        for (String folder : FOLDERS) {
            if (path.startsWith(folder)) {
                String name = path.substring(folder.length());
                return NAMES.contains(name) || (name.equals(LOG) && file.size() > LOG_HEADER);
            }
        }
        return false;
    }

    @Override
    public void analyze(ImageFile file, Consumer<Discovery> out) throws IOException {
        if (file.entry().name().equals(LOG)) {
            out.accept(new Discovery.Limited(
                    "the latest changes of the rpm database lie in its write-ahead log, which is not read"));
            return;
        }
        ByteBuffer content = file.content();
        RpmPackages packages = new RpmPackages(out);
        if (SqliteStore.recognizes(content)) {
            SqliteStore.read(content, packages);
        } else if (NdbStore.recognizes(content)) {
            NdbStore.read(content, packages);
        } else if (BerkeleyStore.recognizes(content)) {
            BerkeleyStore.read(content, packages);
        } else {
            throw new IOException("neither an SQLite, an NDB nor a Berkeley DB rpm database");
        }
    }
}
