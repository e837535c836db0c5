package io.pratique.server.inventory;

import io.pratique.match.matcher.Coordinate;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/// Packages, in the tables `place` and `component`. Rows are added in the order of their keys, so that two scans
/// that
/// add the same ones wait for each other and never in a circle.
final class Parts {
    private Parts() {}

    /// What became of the packages of an image.
    ///
    /// @param ids of all components
    /// @param added those that nobody had before
    record Stored(Set<Integer> ids, Set<Integer> added) {}

    static Stored store(Handle transaction, Map<String, Part> parts) {
        Map<String, Integer> known = ids(transaction, "component", parts.keySet());
        List<Part> missing = new TreeMap<>(parts)
                .values().stream()
                        .filter(part -> !known.containsKey(part.key()))
                        .toList();
        Set<Integer> added = missing.isEmpty() ? Set.of() : add(transaction, missing);
        Map<String, Integer> all = missing.isEmpty() ? known : ids(transaction, "component", parts.keySet());
        return new Stored(new LinkedHashSet<>(all.values()), added);
    }

    private static Set<Integer> add(Handle transaction, List<Part> missing) {
        Map<Part, Place> places = new HashMap<>();
        for (Part part : missing) {
            Coordinate at = part.at();
            if (at != null) {
                places.put(part, Place.of(part, at));
            }
        }
        Map<String, Integer> ids = places(transaction, places.values());
        var batch = transaction.prepareBatch("""
                insert into component (key, purl, name, version, platform, place, coordinate, doubt)
                values (decode(:key, 'hex'), :purl, :name, :version, :platform, :place, :coordinate::jsonb, :doubt)
                on conflict (key) do nothing
                """);
        for (Part part : missing) {
            Place place = places.get(part);
            Coordinate at = part.at();
            batch.bind("key", part.key())
                    .bind("purl", clean(part.purl()))
                    .bind("name", clean(part.name()))
                    .bind("version", clean(part.version()))
                    .bind("platform", part.platform())
                    .bind("place", place == null ? null : ids.get(place.key()))
                    .bind("coordinate", at == null ? null : CoordinateJson.write(at))
                    .bind("doubt", part.doubt())
                    .add();
        }
        return new LinkedHashSet<>(
                batch.executePreparedBatch("id").mapTo(Integer.class).list());
    }

    /// Where advisories speak of a package, as one row for all its versions.
    private record Place(String key, String ecosystem, String name, String lookups) {
        static Place of(Part part, Coordinate at) {
            String lookups = CoordinateJson.write(part.lookups());
            String ecosystem = at.ecosystem().toString();
            return new Place(Part.key(ecosystem, at.name(), lookups), ecosystem, clean(at.name()), lookups);
        }
    }

    /// The ids of the places by their keys.
    private static Map<String, Integer> places(Handle transaction, Collection<Place> wanted) {
        Map<String, Place> places = new TreeMap<>();
        wanted.forEach(place -> places.put(place.key(), place));
        var batch = transaction.prepareBatch("""
                insert into place (key, ecosystem, name, lookups)
                values (decode(:key, 'hex'), :ecosystem, :name, :lookups::jsonb)
                on conflict (key) do nothing
                """);
        for (Place place : places.values()) {
            batch.bind("key", place.key())
                    .bind("ecosystem", place.ecosystem())
                    .bind("name", place.name())
                    .bind("lookups", place.lookups())
                    .add();
        }
        if (batch.size() > 0) {
            batch.execute();
        }
        return ids(transaction, "place", places.keySet());
    }

    private static Map<String, Integer> ids(Handle transaction, String table, Collection<String> keys) {
        Map<String, Integer> out = new HashMap<>();
        transaction
                .createQuery("select encode(key, 'hex') as key, id from " + table
                        + " where key in (select decode(k, 'hex') from unnest(:keys) k)")
                .bind("keys", keys.toArray(String[]::new))
                .map((row, context) -> out.put(row.getString("key"), row.getInt("id")))
                .list();
        return out;
    }

    /// PostgreSQL's text holds no NUL.
    static String clean(String text) {
        return text.indexOf('\0') < 0 ? text : text.replace("\0", "\uFFFD");
    }
}
