package io.pratique.server.decision;

import io.pratique.match.exception.Claim;
import io.pratique.match.exception.Condition;
import io.pratique.match.exception.Source;
import io.pratique.match.exception.Statement;
import io.pratique.match.exception.Status;
import io.pratique.match.exception.Subject;
import io.pratique.model.inventory.PackageUrl;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A decision that was made.
///
/// @param registry the id of the registry that has the repository
/// @param since when it was made
/// @param until when it was taken back or replaced; null while it stands
/// @param expired whether its last day is past
public record Decision(
        long id,
        DecisionDraft what,
        int registry,
        String repositoryName,
        OffsetDateTime since,
        @Nullable OffsetDateTime until,
        boolean expired) {
    static final String COLUMNS = """
            select d.id, d.repository, d.platform, d.package, d.problem, d.status, d.reason, d.author, d.owner, d.ticket,
                r.registry, r.name, d.since, case when isfinite(d.until) then d.until end as until,
                case when isfinite(d.expires) then (d.expires at time zone 'UTC')::date - 1 end as last,
                d.expires <= now() as expired
            from decision d join repository r on r.id = d.repository
            """;

    static Decision read(ResultSet row) throws SQLException {
        var what = new DecisionDraft(
                row.getInt("repository"),
                row.getString("platform"),
                row.getString("package"),
                row.getString("problem"),
                Objects.requireNonNull(Status.of(row.getString("status"))),
                row.getString("reason"),
                row.getString("author"),
                row.getString("owner"),
                row.getString("ticket"),
                row.getObject("last", LocalDate.class));
        return new Decision(
                row.getLong("id"),
                what,
                row.getInt("registry"),
                row.getString("name"),
                row.getObject("since", OffsetDateTime.class),
                row.getObject("until", OffsetDateTime.class),
                row.getBoolean("expired"));
    }

    /// As what people say in exception files, so that the same rules choose between several.
    Statement statement() {
        Claim claim = Claim.of(what.status())
                .withReason(what.reason())
                .by(what.author().isEmpty() ? null : what.author())
                .since(since.toInstant())
                .until(what.expires());
        Condition ofPackage = new Condition.OfPackage(PackageUrl.parse(what.packageUrl()));
        return new Statement(
                List.of(what.problem()),
                List.of(Subject.of(ofPackage)),
                claim,
                new Source("decision " + id, repositoryName));
    }
}
