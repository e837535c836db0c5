package io.pratique.server.registry;

import io.pratique.server.catalogue.Catalogue;
import io.pratique.server.registry.credential.CloudHosts;
import io.pratique.server.registry.credential.StoredCredential;
import io.pratique.server.registry.credential.StoredCredentials;
import io.pratique.server.secret.Place;
import io.pratique.server.secret.SealException;
import io.pratique.server.secret.Sealer;
import io.pratique.server.storage.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

/// What is known of the connected registries. Credentials lie sealed in the database.
public final class Registries {
    private static final String COLUMNS = """
            select id, organisation, project, name, kind, address, insecure, internal, include, exclude, parallel,
                poll_seconds, credential is not null as has_credential
            from registry
            """;

    private final Database database;
    private final Sealer sealer;

    public Registries(Database database, Sealer sealer) {
        this.database = database;
        this.sealer = sealer;
    }

    /// Connects a registry.
    ///
    /// @throws IllegalArgumentException when the credential does not belong to it
    public ConnectedRegistry create(int organisation, RegistryDraft draft, StoredCredential credential) {
        CloudHosts.requireFit(credential, draft.address());
        return database.of(organisation, transaction -> {
            int id = bind(transaction.createQuery("""
                            insert into registry (organisation, project, name, kind, address, insecure, internal, include,
                                exclude, parallel, poll_seconds)
                            values (:organisation, :project, :name, :kind, :address, :insecure, :internal, :include, :exclude,
                                :parallel, :pollSeconds)
                            returning id
                            """), draft)
                    .bind("organisation", organisation)
                    .mapTo(Integer.class)
                    .one();
            store(transaction, id, credential);
            return find(transaction, id).orElseThrow();
        });
    }

    /// Changes a registry; it is asked anew at once.
    ///
    /// @param credential null to keep the present one, which must then belong to the address that it has now
    /// @return empty where there is none
    /// @throws IllegalArgumentException when the credential does not belong to it
    public Optional<ConnectedRegistry> update(
            int organisation, int id, RegistryDraft draft, @Nullable StoredCredential credential) {
        return database.of(organisation, transaction -> {
            Optional<ConnectedRegistry> before = find(transaction, id);
            if (before.isEmpty()) {
                return before;
            }
            requireFit(before.get(), draft, credential);
            bind(transaction.createUpdate("""
                            update registry set project = :project, name = :name, kind = :kind, address = :address,
                                insecure = :insecure, internal = :internal, include = :include, exclude = :exclude,
                                parallel = :parallel, poll_seconds = :pollSeconds, poll_due = now(), poll_state = '{}'
                            where id = :id
                            """), draft).bind("id", id).execute();
            if (credential != null) {
                store(transaction, id, credential);
            }
            return find(transaction, id);
        });
    }

    /// A credential is never sent to another address than it was entered for.
    private static void requireFit(
            ConnectedRegistry before, RegistryDraft draft, @Nullable StoredCredential credential) {
        if (credential != null) {
            CloudHosts.requireFit(credential, draft.address());
        } else if (before.hasCredential() && !before.address().equals(draft.address())) {
            throw new IllegalArgumentException("the address is another one; enter the credential for it as well");
        }
    }

    private void store(Handle transaction, int id, StoredCredential credential) {
        byte[] sealed = credential instanceof StoredCredential.None
                ? null
                : sealer.seal(place(id), StoredCredentials.write(credential));
        transaction
                .createUpdate("update registry set credential = :credential where id = :id")
                .bind("credential", sealed)
                .bind("id", id)
                .execute();
    }

    private static Place place(int id) {
        return new Place("registry", "credential", id);
    }

    private static <T extends SqlStatement<T>> T bind(T statement, RegistryDraft draft) {
        return statement
                .bind("project", draft.project())
                .bind("name", draft.name())
                .bind("kind", draft.kind())
                .bind("address", draft.address())
                .bind("insecure", draft.insecure())
                .bind("internal", draft.internal())
                .bind("include", draft.include().toArray(String[]::new))
                .bind("exclude", draft.exclude().toArray(String[]::new))
                .bind("parallel", draft.parallel())
                .bind("pollSeconds", draft.pollSeconds());
    }

    /// All that are connected, by name.
    public List<ConnectedRegistry> list(int organisation) {
        return database.of(
                organisation,
                transaction -> transaction
                        .createQuery(COLUMNS + "where organisation = :organisation and removed is null order by name")
                        .bind("organisation", organisation)
                        .map((rows, context) -> row(rows))
                        .list());
    }

    /// A part of those that are connected, the oldest first.
    ///
    /// @param after the id that the last part ended with
    /// @param limit one more is returned where there is another part
    public List<ConnectedRegistry> page(int organisation, long after, int limit) {
        return database.of(
                organisation,
                transaction -> transaction
                        .createQuery(COLUMNS + "where organisation = :organisation and removed is null and id > :after"
                                + " order by id limit :limit")
                        .bind("organisation", organisation)
                        .bind("after", after)
                        .bind("limit", limit + 1)
                        .map((rows, context) -> row(rows))
                        .list());
    }

    public Optional<ConnectedRegistry> find(int organisation, int id) {
        return database.of(organisation, transaction -> find(transaction, id));
    }

    private static Optional<ConnectedRegistry> find(Handle transaction, int id) {
        return transaction
                .createQuery(COLUMNS + "where id = :id and removed is null")
                .bind("id", id)
                .map((rows, context) -> row(rows))
                .findOne();
    }

    private static ConnectedRegistry row(ResultSet rows) throws SQLException {
        int project = rows.getInt("project");
        Integer ofProject = rows.wasNull() ? null : project;
        var draft = new RegistryDraft(
                rows.getString("name"),
                ofProject,
                rows.getString("kind"),
                rows.getString("address"),
                rows.getBoolean("insecure"),
                rows.getBoolean("internal"),
                List.of((String[]) rows.getArray("include").getArray()),
                List.of((String[]) rows.getArray("exclude").getArray()),
                rows.getInt("parallel"),
                rows.getInt("poll_seconds"));
        return new ConnectedRegistry(
                rows.getInt("id"), rows.getInt("organisation"), draft, rows.getBoolean("has_credential"));
    }

    /// Forgets the credential and leaves the registry alone from now on; what was seen there is history. The name
    /// may
    /// be given again.
    ///
    /// @return whether there was one
    public boolean remove(int organisation, int id) {
        return database.of(organisation, transaction -> {
            int removed = transaction.createUpdate("""
                            update registry set removed = now(), credential = null, webhook_secret = null,
                                name = name || ' (removed ' || id || ')'
                            where id = :id and removed is null
                            """).bind("id", id).execute();
            if (removed > 0) {
                leaveViews(transaction, organisation, id);
            }
            return removed > 0;
        });
    }

    private static void leaveViews(Handle transaction, int organisation, int id) {
        var catalogue = new Catalogue(transaction, organisation);
        transaction
                .createQuery("select id from repository where registry = :id and removed is null order by id")
                .bind("id", id)
                .mapTo(Integer.class)
                .list()
                .forEach(catalogue::deleteRepository);
    }

    /// The credential of a registry.
    ///
    /// @throws SealException when it cannot be opened
    public StoredCredential credential(ConnectedRegistry registry) throws SealException {
        Optional<byte[]> sealed =
                database.of(registry.organisation(), transaction -> sealed(transaction, registry.id()));
        return sealed.isEmpty()
                ? new StoredCredential.None()
                : StoredCredentials.parse(sealer.open(place(registry.id()), sealed.get()));
    }

    private static Optional<byte[]> sealed(Handle transaction, int id) {
        return transaction
                .createQuery("select credential from registry where id = :id and credential is not null")
                .bind("id", id)
                .mapTo(byte[].class)
                .findOne();
    }

    /// Seals all credentials anew that another master key than the newest sealed.
    ///
    /// @return how many
    /// @throws SealException when one cannot be opened; then none is changed
    public int rotate() throws SealException {
        return database.everyone(transaction -> {
            Map<Integer, byte[]> all = transaction
                    .createQuery("select id, credential from registry where credential is not null for update")
                    .reduceRows(new java.util.TreeMap<>(), (map, row) -> {
                        map.put(row.getColumn("id", Integer.class), row.getColumn("credential", byte[].class));
                        return map;
                    });
            int count = 0;
            for (Map.Entry<Integer, byte[]> one : all.entrySet()) {
                if (sealer.isOutdated(one.getValue())) {
                    store(
                            transaction,
                            one.getKey(),
                            StoredCredentials.parse(sealer.open(place(one.getKey()), one.getValue())));
                    count++;
                }
            }
            return count;
        });
    }
}
