package io.pratique.advisory.feed;

import io.pratique.json.JsonValue;
import io.pratique.model.finding.Condition;
import io.pratique.model.finding.Ecosystem;
import io.pratique.model.finding.Rating;
import io.pratique.model.finding.Severity;
import io.pratique.model.finding.VersionRange;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// How the databases that osv.dev gathers write what the schema leaves open; told apart by what a record has.
///
/// @param feed the source of the ratings
/// @param spellings other ways in which the ecosystem is written
/// @param distribution whether one record answers problems that have nothing to do with each other, as
///     distributions
///     write them
record OsvDialect(String feed, Set<String> spellings, boolean distribution) implements OsvReader.Dialect {
    /// All names of one problem of a library stand in `upstream` where only one of them is a CVE.
    @Override
    public List<String> aliases(JsonValue record) {
        List<String> aliases = record.get("aliases").strings();
        List<String> upstream = upstream(record);
        return isOneProblem(upstream)
                ? Stream.concat(aliases.stream(), upstream.stream()).distinct().toList()
                : aliases;
    }

    /// Of several problems of a library every one has a CVE, the other names are names of the same.
    @Override
    public List<String> covers(JsonValue record) {
        List<String> upstream = upstream(record);
        if (isOneProblem(upstream)) {
            return List.of();
        }
        boolean named = !distribution && upstream.stream().anyMatch(OsvDialect::isCve);
        return named ? upstream.stream().filter(OsvDialect::isCve).toList() : upstream;
    }

    private boolean isOneProblem(List<String> upstream) {
        return !distribution && upstream.stream().filter(OsvDialect::isCve).count() == 1;
    }

    private static boolean isCve(String id) {
        return id.startsWith("CVE-");
    }

    private static List<String> upstream(JsonValue record) {
        return record.get("upstream").strings().stream()
                .map(id -> id.startsWith("ghsa-") ? "GHSA" + id.substring("GHSA".length()) : id)
                .distinct()
                .toList();
    }

    /// A word, as GitHub (`MODERATE`) and Bitnami (`High`) give it.
    @Override
    public @Nullable Rating severity(JsonValue record) {
        Severity severity = Severity.parse(record.get("database_specific").text("severity", ""));
        return CvssScores.worded(severity, feed);
    }

    /// GitHub notes how far versions are known to be affected where no fixed one is.
    @Override
    public List<VersionRange> ranges(JsonValue affected) {
        List<VersionRange> ranges = GolangFeed.ranges(affected);
        String known = affected.get("database_specific").text("last_known_affected_version_range");
        if (known == null || ranges.size() != 1 || !isOpen(ranges.getFirst())) {
            return ranges;
        }
        String from = ranges.getFirst().introduced();
        if (known.startsWith("<=")) {
            return List.of(new VersionRange(from, null, known.substring(2).strip()));
        }
        return known.startsWith("<")
                ? List.of(new VersionRange(from, known.substring(1).strip(), null))
                : ranges;
    }

    private static boolean isOpen(VersionRange range) {
        return range.fixed() == null && range.lastAffected() == null;
    }

    @Override
    public Condition condition(JsonValue affected) {
        return OsvConditions.read(affected);
    }

    /// RustSec also tells of crates that are unmaintained or unsound, without a vulnerability.
    @Override
    public boolean isRemark(JsonValue affected) {
        return affected.get("database_specific").text("informational") != null;
    }

    /// Without the registry that Packagist's may name: names are looked up without it.
    @Override
    public @Nullable Ecosystem ecosystem(String written, String wanted) {
        Ecosystem family = Ecosystem.parse(written);
        if (distribution && family.name().equals(wanted)) {
            return family;
        }
        boolean same = family.name().toLowerCase(Locale.ROOT).equals(wanted.toLowerCase(Locale.ROOT))
                || spellings.contains(family.name());
        return same ? new Ecosystem(wanted, "") : null;
    }

    @Override
    public String url(JsonValue record, String id) {
        if (id.startsWith("GHSA-")) {
            return "https://github.com/advisories/" + id;
        }
        return record.get("database_specific").text("url", "https://osv.dev/vulnerability/" + id);
    }
}
