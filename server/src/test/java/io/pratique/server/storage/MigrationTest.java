package io.pratique.server.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pratique.model.PratiqueException;
import io.pratique.server.TestDatabase;
import java.util.List;
import org.junit.jupiter.api.Test;

class MigrationTest {
    @Test
    void anEmptyDatabaseGetsTheSchemaAndKeepsItAtTheNextStart() {
        DatabaseSettings settings = TestDatabase.empty();
        Database.open(settings).close();
        try (Database again = Database.open(settings)) {
            assertThat(organisations(again)).containsExactly("default");
        }
    }

    private static List<String> organisations(Database database) {
        return database.everyone(transaction -> transaction
                .createQuery("select name from organisation")
                .mapTo(String.class)
                .list());
    }

    @Test
    void aSchemaOfANewerVersionIsRefusedAndLeftAsItIs() {
        DatabaseSettings settings = TestDatabase.empty();
        try (Database database = Database.open(settings)) {
            database.runForEveryone(transaction -> transaction.execute("""
                    insert into schema_history (installed_rank, version, description, type, script, checksum,
                        installed_by, execution_time, success)
                    values (1000, '299901010000', 'later', 'SQL', 'V299901010000__later.sql', 1, 'pratique', 1, true)
                    """));
        }
        assertThatThrownBy(() -> Database.open(settings))
                .isInstanceOf(PratiqueException.class)
                .hasMessageContaining("newer version");
    }

    @Test
    void everyTableOfAnOrganisationHidesItsRowsFromOthers() {
        try (var test = new TestDatabase()) {
            List<String> open = test.database()
                    .everyone(transaction ->
                            transaction.createQuery("""
                            select c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid
                            where c.relkind = 'r' and a.attname = 'organisation' and not (c.relrowsecurity
                                and c.relforcerowsecurity and exists (select from pg_policy p where p.polrelid = c.oid))
                            """).mapTo(String.class).list());
            assertThat(open).isEmpty();
        }
    }
}
