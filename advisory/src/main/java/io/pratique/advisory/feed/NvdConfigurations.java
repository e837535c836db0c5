package io.pratique.advisory.feed;

import io.pratique.json.JsonValue;
import io.pratique.model.finding.Affected;
import io.pratique.model.finding.Condition;
import io.pratique.model.finding.Ecosystem;
import io.pratique.model.finding.FixState;
import io.pratique.model.finding.VersionRange;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The vulnerable applications in the `configurations` of an NVD record (API 2.0).
///
/// A configuration is a list of nodes. Joined by AND, the applications are vulnerable on the platforms that stand
/// beside them; the first level is all that NVD writes.
final class NvdConfigurations {
    private static final Ecosystem NVD = new Ecosystem("NVD", "");

    private record Key(String name, List<String> platforms) {}

    private static final class Said {
        final List<VersionRange> ranges = new ArrayList<>();
        final List<String> versions = new ArrayList<>();
    }

    private NvdConfigurations() {}

    static List<Affected> read(JsonValue configurations) {
        Map<Key, Said> found = new LinkedHashMap<>();
        for (JsonValue configuration : configurations.items()) {
            List<String> platforms = platforms(configuration);
            for (JsonValue node : configuration.get("nodes").items()) {
                for (JsonValue match : node.get("cpeMatch").items()) {
                    Cpe cpe = Cpe.parse(match.text("criteria", ""));
                    if (match.get("vulnerable").isTrue() && cpe != null && cpe.application() && !cpe.extension()) {
                        add(found, cpe, match, platforms);
                    }
                }
            }
        }
        List<Affected> out = new ArrayList<>();
        found.forEach((key, said) -> out.add(affected(key, said)));
        return out;
    }

    /// The platforms that a configuration asks for; a device or a system that is no operating system for programs
    /// is
    /// one too, by its own name.
    private static List<String> platforms(JsonValue configuration) {
        Set<String> out = new LinkedHashSet<>();
        if (configuration.text("operator", "").equals("AND")) {
            for (JsonValue node : configuration.get("nodes").items()) {
                for (JsonValue match : node.get("cpeMatch").items()) {
                    Cpe cpe = Cpe.parse(match.text("criteria", ""));
                    if (cpe != null
                            && !cpe.application()
                            && !match.get("vulnerable").isTrue()) {
                        String system = Cpe.system(cpe.product());
                        out.add(system.isEmpty() ? cpe.name() : system);
                    }
                }
            }
        }
        return List.copyOf(out);
    }

    private static void add(Map<Key, Said> found, Cpe cpe, JsonValue match, List<String> platforms) {
        String own = Cpe.system(cpe.software());
        List<String> where = own.isEmpty() || !platforms.isEmpty() ? platforms : List.of(own);
        VersionRange range = range(match);
        String exact = cpe.exact();
        boolean without = cpe.version().equals(Cpe.NONE);
        if (range == null && exact == null && without) {
            return;
        }
        Said said = found.computeIfAbsent(new Key(cpe.name(), where), key -> new Said());
        if (range != null) {
            said.ranges.add(range);
        } else if (exact == null) {
            said.ranges.add(VersionRange.ALL);
        } else {
            said.versions.add(exact);
        }
    }

    /// An exclusive start is written with a plus sign: just above that version.
    private static @Nullable VersionRange range(JsonValue match) {
        String above = match.text("versionStartExcluding");
        String from = above == null ? match.text("versionStartIncluding") : above + "+";
        String before = match.text("versionEndExcluding");
        String last = before == null ? match.text("versionEndIncluding") : null;
        return from == null && before == null && last == null ? null : new VersionRange(from, before, last);
    }

    private static Affected affected(Key key, Said said) {
        boolean fixed = said.ranges.stream().anyMatch(range -> range.fixed() != null);
        var condition = key.platforms.isEmpty() ? Condition.NONE : new Condition(null, key.platforms, List.of());
        FixState state = fixed ? FixState.FIXED : FixState.AFFECTED;
        return new Affected(NVD, key.name, said.ranges, said.versions, state, null, condition);
    }
}
