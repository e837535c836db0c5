package io.pratique.match.exception;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// All kinds of exception files, in the order in which they are looked for in a folder.
public final class ExceptionFiles {
    public static final List<ExceptionFile> ALL = List.of(
            new PratiqueIgnoreFile(),
            new TrivyIgnoreFile(),
            new TrivyIgnoreYamlFile(),
            new GrypeIgnoreFile(),
            new OsvScannerFile());

    /// Nobody writes that much by hand.
    static final int LENGTH_LIMIT = 8 << 20;

    private ExceptionFiles() {}

    /// The kind of a file by its name, without its folder.
    public static Optional<ExceptionFile> of(String fileName) {
        return ALL.stream().filter(kind -> kind.isNamed(fileName)).findFirst();
    }

    static byte[] bounded(byte[] contents) throws IOException {
        if (contents.length > LENGTH_LIMIT) {
            throw new IOException("a file of exceptions of more than " + LENGTH_LIMIT + " bytes");
        }
        return contents;
    }
}
