package io.pratique.server.judge;

import io.pratique.advisory.store.AdvisoryStore;
import io.pratique.match.matcher.PackageJudge;
import io.pratique.match.matcher.PackageJudge.Judged;
import io.pratique.model.image.Platform;
import io.pratique.model.inventory.Component;
import io.pratique.model.inventory.PackageUrl;
import io.pratique.server.inventory.CoordinateJson;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Judges components by one generation of advisories. One of these serves one thread.
public final class Judging {
    private final AdvisoryStore store;
    private final int generation;
    private final Map<String, PackageJudge> judges = new HashMap<>();

    /// @param generation the id of the row of `generation`
    public Judging(AdvisoryStore store, int generation) {
        this.store = store;
        this.generation = generation;
    }

    /// A place, as it was judged last.
    record Place(int id, String lookups, long fingerprint, int generation) {
        static Place read(ResultSet row) throws SQLException {
            return new Place(
                    row.getInt("id"), row.getString("lookups"), row.getLong("fingerprint"), row.getInt("generation"));
        }
    }

    private record Row(
            int id,
            int place,
            String purl,
            String name,
            String version,
            String platform,
            String coordinate,
            @Nullable String doubt,
            boolean partly) {
        static Row read(ResultSet row) throws SQLException {
            return new Row(
                    row.getInt("id"),
                    row.getInt("place"),
                    row.getString("purl"),
                    row.getString("name"),
                    row.getString("version"),
                    row.getString("platform"),
                    row.getString("coordinate"),
                    row.getString("doubt"),
                    row.getBoolean("partly"));
        }

        Component component() {
            return Component.of(PackageUrl.parse(purl), name, version);
        }
    }

    /// Sees to it that the components of an image are judged by these advisories or by newer ones that say the
    /// same,
    /// and that they stay so until the transaction ends.
    ///
    /// @param components of the image
    /// @param added those of them that nobody judged before
    public void judge(Handle transaction, Set<Integer> components, Set<Integer> added) throws StaleGenerationException {
        Generations.hold(transaction, generation);
        List<Place> places = transaction
                .createQuery("""
                        select id, lookups, fingerprint, generation from place
                        where id in (select place from component where id = any(:components)) order by id
                        """ + (added.isEmpty() ? "for share" : "for update"))
                .bind("components", components.toArray(Integer[]::new))
                .map((row, context) -> Place.read(row))
                .list();
        if (added.isEmpty()) {
            return;
        }
        Set<Integer> touched = Set.copyOf(transaction
                .createQuery("select distinct place from component where id = any(:added) and place is not null")
                .bind("added", added.toArray(Integer[]::new))
                .mapTo(Integer.class)
                .list());
        List<Place> outdated = new ArrayList<>();
        for (Place place : places) {
            if (touched.contains(place.id()) && place.fingerprint() != fingerprint(place)) {
                if (place.generation() > generation) {
                    throw new StaleGenerationException(generation, place.generation());
                }
                outdated.add(place);
            }
        }
        rejudge(transaction, outdated);
        Set<Integer> done = outdated.stream().map(Place::id).collect(Collectors.toSet());
        decide(
                transaction,
                rows(transaction, "id = any(:ids)", added).stream()
                        .filter(row -> !done.contains(row.place()))
                        .toList());
    }

    long fingerprint(Place place) {
        return judge("").fingerprint(CoordinateJson.lookups(place.lookups()));
    }

    /// Judges all components of places whose advisories changed. The rows of the places are held for update.
    void rejudge(Handle transaction, Collection<Place> places) {
        if (places.isEmpty()) {
            return;
        }
        List<Integer> ids = places.stream().map(Place::id).toList();
        decide(transaction, rows(transaction, "place = any(:ids)", ids));
        var batch = transaction.prepareBatch(
                "update place set fingerprint = :fingerprint, generation = :generation where id = :id");
        for (Place place : places) {
            batch.bind("fingerprint", fingerprint(place))
                    .bind("generation", generation)
                    .bind("id", place.id())
                    .add();
        }
        batch.execute();
    }

    private static List<Row> rows(Handle transaction, String condition, Collection<Integer> ids) {
        return transaction
                .createQuery("select id, place, purl, name, version, platform, coordinate, doubt, partly from component"
                        + " where place is not null and " + condition)
                .bind("ids", ids.toArray(Integer[]::new))
                .map((row, context) -> Row.read(row))
                .list();
    }

    private void decide(Handle transaction, List<Row> rows) {
        if (rows.isEmpty()) {
            return;
        }
        var problems = new ProblemStore(transaction, rows.stream().map(Row::id).toList());
        List<Change> changes = new ArrayList<>();
        var doubts = transaction.prepareBatch("update component set doubt = :doubt, partly = :partly where id = :id");
        for (Row row : rows) {
            Judged judged = judge(row.platform()).judge(row.component(), CoordinateJson.read(row.coordinate()));
            var change = new Change(row.id());
            problems.replace(
                    row.id(), judged.findings().stream().map(Verdict::of).toList(), change);
            if (!Objects.equals(row.doubt(), judged.doubt()) || row.partly() != judged.partly()) {
                if (row.doubt() != null) {
                    change.doubted(row.partly(), -1);
                }
                if (judged.doubt() != null) {
                    change.doubted(judged.partly(), 1);
                }
                doubts.bind("doubt", judged.doubt())
                        .bind("partly", judged.partly())
                        .bind("id", row.id())
                        .add();
            }
            changes.add(change);
        }
        problems.flush();
        if (doubts.size() > 0) {
            doubts.execute();
        }
        Change.apply(transaction, changes);
    }

    private PackageJudge judge(String platform) {
        return judges.computeIfAbsent(
                platform, text -> new PackageJudge(store, text.isEmpty() ? null : Platform.parse(text)));
    }
}
