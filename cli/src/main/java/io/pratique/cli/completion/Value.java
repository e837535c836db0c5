package io.pratique.cli.completion;

import java.util.List;

/// What may stand after an option or as a parameter.
public sealed interface Value {
    record None() implements Value {}

    record OneOf(List<String> words) implements Value {}

    /// @param prefixes words that may also stand there
    record File(List<String> prefixes) implements Value {}

    record Folder() implements Value {}

    /// Something that cannot be guessed.
    record Text() implements Value {}
}
