package io.pratique.server.catalogue;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/// Images that have something in common, as a query for their ids; some ids may come more than once.
///
/// @param values of its parameters
record ImageSet(String sql, Map<String, Object> values) {
    ImageSet {
        values = Map.copyOf(values);
    }

    static ImageSet ofRegistry(int registry) {
        return new ImageSet("""
                select p.image from placement p join repository r on r.id = p.repository
                where r.registry = :registry and p.until = 'infinity'""", Map.of("registry", registry));
    }

    /// @param names of a vulnerability, one of which they have
    static ImageSet withProblem(List<String> names) {
        return new ImageSet("""
                select ic.image from image_component ic where ic.component = any(array(
                    select component from problem where until = 'infinity' and name = any(:problems)))""", Map.of("problems", names.toArray(String[]::new)));
    }

    /// @param version empty for any
    static ImageSet withPackage(String name, String version) {
        return new ImageSet("""
                select ic.image from image_component ic where ic.component = any(array(
                    select id from component
                    where left(name, 200) = left(:package, 200) and (:version = '' or version = :version)))""", Map.of("package", name, "version", version));
    }

    /// @param organisation an expression in SQL
    static ImageSet found(String search, String organisation) {
        if (search.startsWith("sha256:")) {
            // As a range, since policies come before patterns and after comparisons; no digest has a letter beyond f.
            String range = ".organisation = " + organisation + " and digest >= :search and digest < :search || 'g'";
            return new ImageSet(
                    "select image from member m where m" + range + " union select id from image d where d" + range,
                    Map.of("search", search));
        }
        int colon = search.lastIndexOf(':');
        String repository = "%" + escaped(colon < 0 ? search : search.substring(0, colon)) + "%";
        if (colon < 0) {
            return new ImageSet("""
                    select p.image from repository r join placement p on p.repository = r.id
                    where p.until = 'infinity' and r.name ilike :repository""", Map.of("repository", repository));
        }
        return new ImageSet("""
                select p.image from (
                    select g.organisation, g.repository, g.digest from repository r join tag g on g.repository = r.id
                    where r.name ilike :repository and g.until = 'infinity' and g.name like :tag offset 0) g
                join member m on m.organisation = g.organisation and m.digest = g.digest
                join placement p on p.repository = g.repository and p.image = m.image
                where p.until = 'infinity'""", Map.of("repository", repository, "tag", escaped(search.substring(colon + 1)) + "%"));
    }

    private static String escaped(String pattern) {
        return pattern.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }

    /// All of them, unless they are more than this.
    Optional<Set<Integer>> few(Handle transaction, int most) {
        Query query = transaction.createQuery(sql + " limit " + (most + 1));
        values.forEach(query::bind);
        List<Integer> ids = query.mapTo(Integer.class).list();
        return ids.size() > most ? Optional.empty() : Optional.of(new HashSet<>(ids));
    }
}
