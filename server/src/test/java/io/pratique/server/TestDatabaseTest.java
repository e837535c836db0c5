package io.pratique.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.pratique.server.storage.Database;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

final class TestDatabaseTest {
    @RegisterExtension
    final TestDatabase test = new TestDatabase();

    @RepeatedTest(3)
    void givesEachTestADatabaseOfItsOwn() {
        assertThat(settings(test.database(), 1)).isZero();
        test.database().run(1, transaction -> insert(transaction, 1, "mine"));
        assertThat(settings(test.database(), 1)).isEqualTo(1);
    }

    @Test
    void bindsTheApplicationToTheRowsOfOneOrganisation() {
        Database database = test.database();
        database.runForEveryone(transaction -> transaction.execute("insert into organisation (name) values ('other')"));
        database.run(1, transaction -> insert(transaction, 1, "mine"));
        assertThat(settings(database, 2)).isZero();
        assertThat(settings(database, 1)).isEqualTo(1);
        assertThat(database.<Integer, RuntimeException>everyone(TestDatabaseTest::count))
                .isEqualTo(1);
    }

    private static int settings(Database database, int organisation) {
        return database.<Integer, RuntimeException>of(organisation, TestDatabaseTest::count);
    }

    private static int count(Handle transaction) {
        return transaction
                .createQuery("select count(*) from setting")
                .mapTo(Integer.class)
                .one();
    }

    private static void insert(Handle transaction, int organisation, String name) {
        transaction
                .createUpdate("insert into setting (organisation, name, value) values (:organisation, :name, '1')")
                .bind("organisation", organisation)
                .bind("name", name)
                .execute();
    }
}
