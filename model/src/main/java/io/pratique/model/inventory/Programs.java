package io.pratique.model.inventory;

import java.util.List;

/// The executables of a target, and which of them nobody answers for: no package of the distribution brought them,
/// they lie in no language package's folder, and they do not say themselves what they were built from. Nothing is
/// known of what is wrong with those.
///
/// @param seen how many there are: files that may be executed and are ELF, PE or Mach-O, but for libraries
/// @param unexplained how many of them nobody answers for
/// @param examples where those are, sorted; not all where there are more than [#MOST_EXAMPLES]
public record Programs(int seen, int unexplained, List<String> examples) {
    public static final int MOST_EXAMPLES = 100;

    public Programs {
        examples = examples.stream().sorted().limit(MOST_EXAMPLES).toList();
    }
}
