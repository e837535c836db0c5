package io.pratique.server.secret;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Set;

/// The file of the master keys that this program makes itself.
final class KeyFile {
    private static final String PRIVATE = "rw-------";

    private KeyFile() {}

    /// Makes the file with a new key. It is whole or not there at all, also where two programs make it at once.
    static void createIfAbsent(Path file) throws IOException {
        if (Files.exists(file)) {
            return;
        }
        Path folder = file.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        Path made = Files.createTempFile(
                folder, ".key", "", PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(PRIVATE)));
        try {
            byte[] key = new byte[MasterKey.SIZE];
            new SecureRandom().nextBytes(key);
            String text = "# Opens the secrets in Pratique's database. Keep a copy apart from copies of the database.\n"
                    + Base64.getEncoder().encodeToString(key) + "\n";
            write(made, text);
            Files.createLink(file, made);
        } catch (FileAlreadyExistsException other) {
            // the other program's key is the one
        } finally {
            Files.deleteIfExists(made);
        }
    }

    private static void write(Path file, String text) throws IOException {
        try (FileChannel out = FileChannel.open(file, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
            while (bytes.hasRemaining()) {
                out.write(bytes);
            }
            out.force(true);
        }
    }

    /// Refuses a file that others than its owner may read or write.
    static void requirePrivate(Path file) throws IOException {
        Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
        if (!PosixFilePermissions.fromString(PRIVATE).containsAll(permissions)) {
            throw new IOException("others may read the master key file " + file + "; run 'chmod 600 " + file + "'");
        }
    }
}
