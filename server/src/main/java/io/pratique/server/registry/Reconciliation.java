package io.pratique.server.registry;

import io.pratique.image.registry.RegistryClient;
import io.pratique.server.registry.listing.RegistryCatalogue;
import io.pratique.server.storage.Database;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import org.jdbi.v3.core.Handle;

/// Makes what is known of a registry what the registry has. Events are hints: a registry that dies loses those it
/// has
/// not sent (distribution 2.8 keeps them in memory), so that from time to time everything is looked at.
///
/// A long list is visited in parts. What is new is stored repository by repository, together with how far the visit
/// came. What is missing is ended with the end of a part, and only where every list was read to its end. Where more
/// than half is missing of what was known in that part, the part is visited once more before that is believed.
public final class Reconciliation {
    private final Database database;
    private final Listener listener;
    private final int mostRequests;

    /// Told of changes in the transaction that stores them, to put into the queue what is to be scanned.
    @FunctionalInterface
    public interface Listener {
        /// @param changes not empty; those that end something come in a transaction of their own
        void changed(Handle transaction, ConnectedRegistry registry, String repository, List<Change> changes);
    }

    /// @param mostRequests after how many a part ends, at the next repository
    public Reconciliation(Database database, Listener listener, int mostRequests) {
        this.database = database;
        this.listener = listener;
        this.mostRequests = mostRequests;
    }

    /// Visits the next part of a registry. When to go on is kept in the column `poll_due` too.
    ///
    /// @param goOn asked before each repository
    public Outcome run(
            ConnectedRegistry registry, RegistryClient client, RegistryCatalogue catalogue, BooleanSupplier goOn) {
        var store = new TagStore(database, registry);
        var part = new ReconciliationPart(database, store, registry, listener);
        Scope scope = registry.scope();
        var visit = new RepositoryVisit(
                client, catalogue, scope, registry.settings().parallel());
        try {
            Collection<String> listed = Listings.whole(catalogue::repositories, "repositories");
            var names = new TreeSet<String>();
            listed.stream().filter(scope::includes).forEach(names::add);
            part.missing(names, scope);
            for (String name : names.tailSet(part.after(), false)) {
                boolean refused = client.budget().remaining().orElse(1) <= 0;
                boolean spent = client.budget().requests() >= mostRequests || part.isHopeless();
                if (refused || spent || !goOn.getAsBoolean()) {
                    return part.pause(client.budget().pause(), refused);
                }
                part.visit(name, visit, client.budget());
            }
            return part.end(client.budget().pause());
        } catch (IOException failed) {
            return part.fail(failed, client.budget().pause());
        }
    }
}
