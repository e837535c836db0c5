package io.pratique.server.postgres;

import io.pratique.image.layer.TarUnpacker;
import io.pratique.model.ErrorKind;
import io.pratique.model.PratiqueException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tukaani.xz.XZInputStream;

/// The programs of PostgreSQL, unpacked once from the archive on the class path.
record Binaries(Path folder) {
    /// Of the archive; the unpacked programs lie in a folder of that name, so that another version never mixes in.
    static final String VERSION = "18.6";

    private static final long UNPACKED_LIMIT = 512L << 20;
    private static final int XZ_MEMORY_KIB = 128 << 10;

    /// Where the programs are, which are unpacked first where they are not, or not whole.
    ///
    /// Forcing a thousand files to the disk takes many seconds. Instead their bytes are counted: after a power cut
    /// files may be there that are short.
    static Binaries in(Path home) throws IOException {
        Path folder = home.resolve("postgres-" + VERSION);
        Path count = home.resolve("postgres-" + VERSION + ".size");
        if (!Files.exists(folder)
                || !Files.exists(count)
                || !Files.readString(count).equals(size(folder))) {
            Folders.delete(folder);
            unpack(home, folder);
            Folders.write(count, size(folder), "rw-r--r--");
        }
        return new Binaries(folder);
    }

    private static String size(Path folder) throws IOException {
        long size = 0;
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                size += Files.isRegularFile(file) ? Files.size(file) : 0;
            }
        } catch (UncheckedIOException problem) {
            throw problem.getCause();
        }
        return size + "\n";
    }

    /// The major version, which the data on disk depend on.
    static String major() {
        return VERSION.substring(0, VERSION.indexOf('.'));
    }

    String program(String name) {
        return folder.resolve("bin").resolve(name).toString();
    }

    private static void unpack(Path home, Path folder) throws IOException {
        Path temporary = home.resolve(folder.getFileName() + ".unfinished");
        Folders.delete(temporary);
        try (InputStream archive = archive()) {
            Files.createDirectory(temporary);
            Files.setPosixFilePermissions(temporary, PosixFilePermissions.fromString("rwxr-xr-x"));
            new TarUnpacker(temporary, UNPACKED_LIMIT).unpack(new XZInputStream(archive, XZ_MEMORY_KIB));
            Files.move(temporary, folder, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Folders.delete(temporary);
        }
    }

    private static InputStream archive() {
        String system = System.getProperty("os.name") + " " + System.getProperty("os.arch");
        String name = switch (system.toLowerCase(Locale.ROOT)) {
            case "linux amd64" -> "/postgres-linux-x86_64.txz";
            case "linux aarch64" -> "/postgres-linux-arm_64.txz";
            default -> "";
        };
        @Nullable InputStream archive = name.isEmpty() ? null : Binaries.class.getResourceAsStream(name);
        if (archive == null) {
            throw new PratiqueException(
                    ErrorKind.UNSUPPORTED,
                    "no PostgreSQL for " + system + " comes with this program; name one with --database-url");
        }
        return archive;
    }
}
