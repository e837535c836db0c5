package io.pratique.server.storage;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// What administrators may decide, in the table `setting`.
public final class Settings {
    /// Images pushed in so many days are kept up to date.
    public static final Numeric PUSHED_DAYS = new Numeric("scan.pushed-days", 90, 1, 3650);

    /// Images pulled in so many days are kept up to date.
    public static final Numeric PULLED_DAYS = new Numeric("scan.pulled-days", 30, 1, 3650);

    /// A feed whose hosts did not answer for so many days is stale.
    public static final Numeric FEED_DAYS = new Numeric("advisories.stale-days", 3, 1, 365);

    /// Whether programs on this machine may read the metrics without a token: 1 for yes.
    public static final Numeric OPEN_METRICS = new Numeric("metrics.open", 0, 0, 1);

    /// All there are.
    public static final List<Numeric> ALL = List.of(PUSHED_DAYS, PULLED_DAYS, FEED_DAYS, OPEN_METRICS);

    private Settings() {}

    /// A setting that is a number.
    ///
    /// @param otherwise its value where nobody decided
    public record Numeric(String name, int otherwise, int least, int most) {}

    public static int number(Handle transaction, int organisation, Numeric setting) {
        Optional<Integer> decided = transaction
                .createQuery(
                        "select (value #>> '{}')::int from setting where organisation = :organisation and name = :name")
                .bind("organisation", organisation)
                .bind("name", setting.name())
                .mapTo(Integer.class)
                .findOne();
        return decided.orElse(setting.otherwise());
    }

    /// @throws IllegalArgumentException when the value is out of bounds
    public static void set(Handle transaction, int organisation, Numeric setting, int value) {
        if (value < setting.least() || value > setting.most()) {
            throw new IllegalArgumentException(
                    setting.name() + " is a number from " + setting.least() + " to " + setting.most());
        }
        transaction
                .createUpdate("""
                        insert into setting (organisation, name, value) values (:organisation, :name, to_jsonb(:value))
                        on conflict (organisation, name) do update set value = excluded.value
                        """)
                .bind("organisation", organisation)
                .bind("name", setting.name())
                .bind("value", value)
                .execute();
    }
}
