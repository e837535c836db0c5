package io.pratique.bench.estate;

import io.pratique.server.storage.Database;

/// How many rows there are, and how much room they take.
final class Sizes {
    private Sizes() {}

    static void print(Database database) {
        System.out.println("| table | rows | MB with indexes |\n|---|---|---|");
        database.everyone(transaction ->
                        transaction.createQuery("""
                                select relname || ' | ' || greatest(reltuples, 0)::bigint || ' | '
                                    || pg_total_relation_size(oid) / 1000000
                                from pg_class
                                where relname in ('image', 'tag', 'member', 'placement', 'image_component', 'component',
                                    'place', 'problem', 'tally') and relkind = 'r' order by reltuples desc
                                """).mapTo(String.class).list())
                .forEach(row -> System.out.println("| " + row + " |"));
        System.out.println();
    }
}
