package io.pratique.server.judge;

import io.pratique.model.finding.Finding;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A problem of a component, as it stands in the table `problem`.
///
/// @param risk may change every day, and is then changed where it stands; with anything else a new row begins
record Verdict(
        String name,
        List<String> aliases,
        int severity,
        @Nullable Float score,
        float risk,
        boolean exploited,
        String state,
        @Nullable String fixed,
        @Nullable LocalDate published) {
    Verdict {
        aliases = List.copyOf(aliases);
    }

    static Verdict of(Finding finding) {
        Double score = finding.rating().score();
        return new Verdict(
                finding.id(),
                finding.aliases(),
                finding.rating().severity().ordinal(),
                score == null ? null : score.floatValue(),
                (float) finding.risk().points(),
                finding.threat().exploited() != null,
                finding.state().text(),
                finding.fixedVersion(),
                finding.published());
    }

    static Verdict read(ResultSet row) throws SQLException {
        List<String> aliases = new ArrayList<>();
        for (Object alias : (Object[]) row.getArray("aliases").getArray()) {
            aliases.add((String) alias);
        }
        float score = row.getFloat("score");
        boolean unscored = row.wasNull();
        return new Verdict(
                row.getString("name"),
                aliases,
                row.getInt("severity"),
                unscored ? null : score,
                row.getFloat("risk"),
                row.getBoolean("exploited"),
                row.getString("state"),
                row.getString("fixed"),
                row.getObject("published", LocalDate.class));
    }

    /// The same with another risk.
    boolean saysTheSame(Verdict other) {
        return equals(new Verdict(
                other.name,
                other.aliases,
                other.severity,
                other.score,
                risk,
                other.exploited,
                other.state,
                other.fixed,
                other.published));
    }
}
