package io.pratique.server.registry;

import io.pratique.server.registry.webhook.WebhookSecret;
import io.pratique.server.secret.Place;
import io.pratique.server.secret.SealException;
import io.pratique.server.secret.Sealer;
import io.pratique.server.storage.Database;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// By what the notifications of registries are known, sealed in the table `registry`.
public final class WebhookSecrets {
    private final Database database;
    private final Sealer sealer;

    public WebhookSecrets(Database database, Sealer sealer) {
        this.database = database;
        this.sealer = sealer;
    }

    private static Place place(int registry) {
        return new Place("registry", "webhook_secret", registry);
    }

    public void set(ConnectedRegistry registry, WebhookSecret secret) {
        byte[] sealed = sealer.seal(place(registry.id()), secret.encoded());
        database.run(
                registry.organisation(),
                transaction -> transaction
                        .createUpdate("update registry set webhook_secret = :sealed where id = :id")
                        .bind("sealed", sealed)
                        .bind("id", registry.id())
                        .execute());
    }

    /// Empty where none was set: then no notification is taken.
    ///
    /// @throws IOException when it cannot be opened
    public Optional<WebhookSecret> find(ConnectedRegistry registry) throws IOException {
        Optional<byte[]> sealed = database.of(
                registry.organisation(),
                transaction -> transaction
                        .createQuery(
                                "select webhook_secret from registry where id = :id and webhook_secret is not null")
                        .bind("id", registry.id())
                        .mapTo(byte[].class)
                        .findOne());
        if (sealed.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(WebhookSecret.decode(sealer.open(place(registry.id()), sealed.get())));
        } catch (SealException closed) {
            throw new IOException(closed.getMessage(), closed);
        }
    }

    /// Seals all secrets anew that another master key than the newest sealed.
    ///
    /// @return how many
    /// @throws SealException when one cannot be opened; then none is changed
    public int rotate() throws SealException {
        return database.everyone(transaction -> {
            Map<Integer, byte[]> all = transaction
                    .createQuery("select id, webhook_secret from registry where webhook_secret is not null for update")
                    .reduceRows(new TreeMap<>(), (map, row) -> {
                        map.put(row.getColumn("id", Integer.class), row.getColumn("webhook_secret", byte[].class));
                        return map;
                    });
            all.values().removeIf(known -> !sealer.isOutdated(known));
            for (Map.Entry<Integer, byte[]> one : all.entrySet()) {
                byte[] secret = sealer.open(place(one.getKey()), one.getValue());
                transaction
                        .createUpdate("update registry set webhook_secret = :sealed where id = :id")
                        .bind("sealed", sealer.seal(place(one.getKey()), secret))
                        .bind("id", one.getKey())
                        .execute();
            }
            return all.size();
        });
    }

    /// The registry of an id, whoever's it is: notifications carry no token.
    public Optional<Integer> organisation(int registry) {
        return database.everyone(transaction -> transaction
                .createQuery("select organisation from registry where id = :id and removed is null")
                .bind("id", registry)
                .mapTo(Integer.class)
                .findOne());
    }
}
