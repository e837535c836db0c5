package io.pratique.cli.output;

import java.io.IOException;

/// The reader of standard output went away, as `head` does: no reason to complain.
public final class BrokenPipeException extends IOException {
    private static final long serialVersionUID = 1L;

    BrokenPipeException(IOException cause) {
        super("the reader of standard output is gone", cause);
    }
}
