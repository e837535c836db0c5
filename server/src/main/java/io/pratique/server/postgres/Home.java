package io.pratique.server.postgres;

import io.pratique.model.ErrorKind;
import io.pratique.model.PratiqueException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The folder of an embedded database, held by one process at a time: the lock ends with the process.
///
/// ```
/// postgres-18.6/                the programs
/// data/                         what the database keeps
/// log/                          what PostgreSQL has to say
/// postgresql.conf, port         written at each start
/// password, superuser, lock
/// ```
record Home(Path folder, Account account, FileChannel lock) implements AutoCloseable {
    /// pg_ctl(1) hands paths to a shell between double quotes.
    private static final Pattern UNSAFE = Pattern.compile("[\"'`$\\\\\\p{Cntrl}]");

    /// Makes the folder where it is not there, and takes it.
    static Home take(Path named) throws IOException {
        Path folder = named.toAbsolutePath().normalize();
        if (UNSAFE.matcher(folder.toString()).find()) {
            throw new PratiqueException(
                    ErrorKind.USAGE, "a database cannot be kept in " + folder + ": quotes, $ and \\ are not allowed");
        }
        Account account = Account.of(folder.resolve("data"));
        try {
            create(folder, account);
            checkWay(folder, account);
            FileChannel lock = FileChannel.open(
                    folder.resolve("lock"),
                    Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
                    permissions("rw-------"));
            return new Home(folder, account, locked(lock, folder));
        } catch (AccessDeniedException denied) {
            throw new PratiqueException(
                    ErrorKind.USAGE,
                    denied.getFile() + " cannot be used: it belongs to another user; run this program as that user or"
                            + " choose another data folder",
                    denied);
        }
    }

    static FileAttribute<Set<PosixFilePermission>> permissions(String permissions) {
        return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions));
    }

    Path data() {
        return folder.resolve("data");
    }

    /// A name for the processes of this folder's database, which no other has.
    String clusterName() {
        return "pratique " + UUID.nameUUIDFromBytes(folder.toString().getBytes(StandardCharsets.UTF_8));
    }

    Path configuration() {
        return folder.resolve("postgresql.conf");
    }

    /// A folder for the log, owned by who writes it.
    Path log() throws IOException {
        Path log = folder.resolve("log");
        account.own(log);
        return log;
    }

    private static void create(Path folder, Account account) throws IOException {
        if (!Files.exists(folder)) {
            @Nullable Path parent = folder.getParent();
            if (parent != null) {
                create(parent, account);
            }
            Files.createDirectory(folder);
            // Root's umask may be such that PostgreSQL's user could not pass.
            Files.setPosixFilePermissions(
                    folder, PosixFilePermissions.fromString(account.differs() ? "rwx--x--x" : "rwx------"));
        }
    }

    private static void checkWay(Path folder, Account account) throws IOException {
        @Nullable Path obstacle = account.differs() ? account.obstacle(folder) : null;
        if (obstacle != null) {
            throw new PratiqueException(
                    ErrorKind.USAGE,
                    "PostgreSQL does not run as root, and user " + account.uid() + ", which it runs as, may not enter "
                            + obstacle + "; choose another data folder, such as " + DataFolder.OF_ROOT
                            + ", or allow it with: chmod o+x " + obstacle);
        }
    }

    private static FileChannel locked(FileChannel channel, Path folder) throws IOException {
        @Nullable FileLock lock;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException mine) {
            // The channel stays open: closing it would end the lock that this process has (fcntl(2)).
            throw inUse(folder);
        }
        if (lock == null) {
            channel.close();
            throw inUse(folder);
        }
        return channel;
    }

    private static PratiqueException inUse(Path folder) {
        return new PratiqueException(
                ErrorKind.USAGE,
                "another Pratique server already uses the database in " + folder
                        + "; stop it, or choose another data folder");
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }
}
