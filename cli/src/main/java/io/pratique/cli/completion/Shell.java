package io.pratique.cli.completion;

/// A shell that completion scripts are written for.
public interface Shell {
    String id();

    String script(Words root);
}
