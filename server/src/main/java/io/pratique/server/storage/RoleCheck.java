package io.pratique.server.storage;

import io.pratique.model.ErrorKind;
import io.pratique.model.PratiqueException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/// Whether a database and the role that connects to it are fit: row-level policies separate the organisations, and
/// they do not bind superusers.
public final class RoleCheck {
    /// PostgreSQL's `server_version_num` of the oldest version that is supported.
    private static final int OLDEST = 140_000;

    private static final String QUESTION = """
            select current_user as name,
                   current_setting('server_version_num')::int as version,
                   current_setting('server_encoding') as encoding,
                   rolsuper or rolbypassrls as unbound,
                   coalesce(has_schema_privilege(current_schema(), 'create'), false) as creates
              from pg_roles
             where rolname = current_user
            """;

    private RoleCheck() {}

    /// Refuses what is not fit.
    ///
    /// @throws PratiqueException with a message that says how to make it so, also when the database does not answer
    public static void check(DataSource database) {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(QUESTION)) {
            if (!row.next()) {
                throw unfit("the database does not say who is connected");
            }
            check(row);
        } catch (SQLException problem) {
            throw new PratiqueException(ErrorKind.IO, "the database does not answer: " + problem.getMessage(), problem);
        }
    }

    private static void check(ResultSet row) throws SQLException {
        String name = row.getString("name");
        if (row.getInt("version") < OLDEST) {
            throw unfit("the database is PostgreSQL " + row.getInt("version") / 10_000 + "; 14 or later is needed");
        }
        if (!row.getString("encoding").equals("UTF8")) {
            throw unfit("the database has the encoding " + row.getString("encoding")
                    + "; make one with: create database pratique encoding 'UTF8' template template0");
        }
        if (row.getBoolean("unbound")) {
            throw unfit("the database role " + name + " is a superuser or has BYPASSRLS, so that nothing would separate"
                    + " the organisations; connect as a role of its own: create role pratique login password '…';"
                    + " create database pratique owner pratique");
        }
        if (!row.getBoolean("creates")) {
            throw unfit("the database role " + name + " may not create tables; make it the owner of the database:"
                    + " alter database … owner to " + name);
        }
    }

    private static PratiqueException unfit(String message) {
        return new PratiqueException(ErrorKind.UNSUPPORTED, message);
    }
}
