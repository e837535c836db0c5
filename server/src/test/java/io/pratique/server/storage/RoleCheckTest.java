package io.pratique.server.storage;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import io.pratique.model.PratiqueException;
import io.pratique.server.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.postgresql.ds.PGSimpleDataSource;

final class RoleCheckTest {
    @RegisterExtension
    final TestDatabase test = new TestDatabase();

    @AfterEach
    void dropRole() {
        test.close();
        TestDatabase.run("drop role if exists outsider");
    }

    @Test
    void acceptsTheOwnerOfTheDatabase() {
        DatabaseSettings settings = test.settings();
        assertThatNoException().isThrownBy(() -> check(settings, settings.user(), settings.password()));
    }

    @Test
    void refusesASuperuser() {
        refuses("superuser", "is a superuser");
    }

    @Test
    void refusesARoleThatPassesByPolicies() {
        refuses("bypassrls", "BYPASSRLS");
    }

    @Test
    void refusesARoleThatMayNotMakeTables() {
        refuses("nosuperuser", "alter database … owner to outsider");
    }

    @Test
    void saysThatTheDatabaseDoesNotAnswer() {
        assertThatExceptionOfType(PratiqueException.class)
                .isThrownBy(() -> check(test.settings(), "outsider", "wrong"))
                .withMessageContaining("does not answer");
    }

    private void refuses(String right, String message) {
        TestDatabase.run("create role outsider login password 'outside' " + right);
        assertThatExceptionOfType(PratiqueException.class)
                .isThrownBy(() -> check(test.settings(), "outsider", "outside"))
                .withMessageContaining(message);
    }

    private static void check(DatabaseSettings settings, String user, String password) {
        var source = new PGSimpleDataSource();
        source.setUrl(settings.url());
        source.setUser(user);
        source.setPassword(password);
        RoleCheck.check(source);
    }
}
