package io.pratique.server.imports;

import io.pratique.model.finding.Severity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A problem as another scanner reports it.
///
/// @param id what it calls the problem
/// @param aliases other names that it gives
/// @param packageName as it calls the package
/// @param fixed null where it knows no fix
public record ForeignFinding(
        String id,
        List<String> aliases,
        String packageName,
        String version,
        @Nullable String fixed,
        Severity severity) {
    public ForeignFinding {
        aliases = List.copyOf(aliases);
    }
}
