package io.pratique.model.finding;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What must hold of an installed package beside its version, for an advisory to concern it.
///
/// @param stream the module stream it must be installed from, `nodejs:16` (Red Hat modularity)
/// @param platforms operating systems or processors, `windows`, `arm64`, of which it must run on one; empty for all
/// @param symbols functions or classes of which a program must hold one to have the problem, as
///     `package#Type.method`
///     or `package#` for the whole package (Go), or as a class (`org.example.Lookup`); empty where none is named
public record Condition(@Nullable String stream, List<String> platforms, List<String> symbols) {
    public static final Condition NONE = new Condition(null, List.of(), List.of());

    public Condition {
        platforms = List.copyOf(platforms);
        symbols = List.copyOf(symbols);
    }
}
