package io.pratique.server.finding;

import io.pratique.model.finding.Severity;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A problem of a package of an image.
///
/// @param since when this program learnt it
/// @param until when it was taken back or changed; null while it stands
public record FindingRow(
        long id,
        String name,
        List<String> aliases,
        Severity severity,
        @Nullable Float score,
        float risk,
        boolean exploited,
        String state,
        @Nullable String fixed,
        @Nullable LocalDate published,
        OffsetDateTime since,
        @Nullable OffsetDateTime until,
        String purl,
        String packageName,
        String version) {
    static final String COLUMNS = """
            p.id, p.name, p.aliases, p.severity, p.score, p.risk, p.exploited, p.state, p.fixed, p.published, p.since,
                case when isfinite(p.until) then p.until end as until, c.purl, c.name as package, c.version
            """;

    public FindingRow {
        aliases = List.copyOf(aliases);
    }

    static FindingRow read(ResultSet row) throws SQLException {
        List<String> aliases = new ArrayList<>();
        for (Object alias : (Object[]) row.getArray("aliases").getArray()) {
            aliases.add((String) alias);
        }
        return new FindingRow(
                row.getLong("id"),
                row.getString("name"),
                aliases,
                Severity.values()[row.getInt("severity")],
                row.getObject("score", Float.class),
                row.getFloat("risk"),
                row.getBoolean("exploited"),
                row.getString("state"),
                row.getString("fixed"),
                row.getObject("published", LocalDate.class),
                row.getObject("since", OffsetDateTime.class),
                row.getObject("until", OffsetDateTime.class),
                row.getString("purl"),
                row.getString("package"),
                row.getString("version"));
    }

    /// Whether it is of the same vulnerability under whatever name.
    boolean isSameProblem(FindingRow other) {
        return name.equals(other.name)
                || aliases.contains(other.name)
                || other.aliases.contains(name)
                || aliases.stream().anyMatch(other.aliases::contains);
    }
}
