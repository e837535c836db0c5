package io.pratique.report.table;

import io.pratique.match.version.InvalidVersionException;
import io.pratique.match.version.VersionScheme;
import io.pratique.match.version.VersionSchemes;
import io.pratique.model.finding.Finding;
import io.pratique.model.finding.Severity;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What an update of one block brings.
///
/// @param version the highest of the versions that fix its problems
/// @param ended how many of its problems have a fix, by severity
public record Update(Block block, String version, Map<Severity, Integer> ended) {
    /// What ends the worst problems first, and of those the most.
    public static final Comparator<Update> ORDER = (a, b) -> {
        for (Severity severity : Severity.values()) {
            int order = Integer.compare(b.ended.getOrDefault(severity, 0), a.ended.getOrDefault(severity, 0));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    };

    public static Optional<Update> of(Block block) {
        Optional<VersionScheme> scheme = VersionSchemes.forPurlType(block.type());
        Map<Severity, Integer> ended = new EnumMap<>(Severity.class);
        @Nullable String highest = null;
        for (Finding finding : block.findings()) {
            String fixed = finding.fixedVersion();
            if (fixed != null) {
                ended.merge(finding.rating().severity(), 1, Integer::sum);
                highest = highest == null ? fixed : higher(scheme, highest, fixed);
            }
        }
        return highest == null ? Optional.empty() : Optional.of(new Update(block, highest, ended));
    }

    private static String higher(Optional<VersionScheme> scheme, String a, String b) {
        try {
            return scheme.isEmpty() || scheme.get().compare(a, b) >= 0 ? a : b;
        } catch (InvalidVersionException unreadable) {
            return a;
        }
    }
}
