package io.pratique.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Expected output kept in files. `-Dgolden.update=true` writes them anew; a changed golden is reviewed like code.
public final class Golden {
    private Golden() {}

    public static void check(Path expected, String actual) {
        try {
            if (Boolean.getBoolean("golden.update") && System.getenv("CI") == null) {
                Files.createDirectories(expected.getParent());
                Files.writeString(expected, actual);
            } else if (Files.exists(expected)) {
                assertEquals(Files.readString(expected), actual, () -> "differs from " + expected);
            } else {
                fail("no golden " + expected + "; run with -Dgolden.update=true and review it");
            }
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }
}
