package io.pratique.match.exception;

import java.io.IOException;

/// A kind of file in which people write which findings they do not want to see.
public interface ExceptionFile {
    /// The name under which it is known, in lower case: `trivyignore`.
    String id();

    /// Whether a file of this name, without its folder, is of this kind.
    boolean isNamed(String fileName);

    /// Reads a file. Bad entries are told as problems and left out, the rest counts.
    ///
    /// @param file how to name it in problems and statements
    /// @throws IOException when nothing of it can be read
    Reading read(String file, byte[] contents) throws IOException;
}
