package io.pratique.server.registry.credential;

import io.pratique.http.HttpException;
import io.pratique.model.ErrorKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/// Reads a token that the platform puts into a file and renews there.
final class TokenFile {
    private static final long MAX_SIZE = 64 << 10;

    private TokenFile() {}

    /// @param variable names the file
    static String read(String file, String variable) throws HttpException {
        try {
            Path path = Path.of(file);
            if (Files.size(path) <= MAX_SIZE) {
                return Files.readString(path, StandardCharsets.ISO_8859_1).strip();
            }
        } catch (IOException | InvalidPathException unreadable) {
            // said below
        }
        throw new HttpException(ErrorKind.IO, "the file that " + variable + " names cannot be read");
    }
}
