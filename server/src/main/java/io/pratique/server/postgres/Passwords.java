package io.pratique.server.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;

/// The passwords of the database's two users, made by chance and kept in files that only their owner may read.
///
/// @param fresh whether the database does not know them yet
record Passwords(String superuser, String application, boolean fresh) {
    private static final int BYTES = 24;

    /// Those of the folder, made where they are not there.
    static Passwords in(Path folder, SecureRandom random) throws IOException {
        Path superuser = folder.resolve("superuser");
        Path application = folder.resolve("password");
        boolean fresh = !Files.exists(superuser) || !Files.exists(application);
        return new Passwords(password(superuser, random), password(application, random), fresh);
    }

    private static String password(Path file, SecureRandom random) throws IOException {
        if (!Files.exists(file)) {
            byte[] bytes = new byte[BYTES];
            random.nextBytes(bytes);
            Folders.write(file, HexFormat.of().formatHex(bytes) + "\n", "rw-------");
        }
        return Files.readString(file).strip();
    }

    @Override
    public String toString() {
        return "Passwords";
    }
}
