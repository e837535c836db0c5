package io.pratique.server.imports;

import io.pratique.model.image.Image;
import io.pratique.model.image.Layer;
import io.pratique.model.inventory.ScanResult;
import io.pratique.server.catalogue.Catalogue;
import io.pratique.server.catalogue.Catalogue.Described;
import io.pratique.server.inventory.InventoryDocument;
import io.pratique.server.inventory.InventoryStore;
import io.pratique.server.judge.Generations;
import io.pratique.server.judge.StaleGenerationException;
import io.pratique.server.storage.Database;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Stores inventories that were sent. They lie in a registry of the kind `upload`, which nobody connects to.
public final class Upload {
    private static final int ATTEMPTS = 3;
    private static final int LONGEST_NAME = 255;

    private final Database database;
    private final Generations generations;

    public Upload(Database database, Generations generations) {
        this.database = database;
        this.generations = generations;
    }

    /// Under what it is stored.
    ///
    /// @param name of the repository
    /// @param tag null for none
    /// @param digest of the image, or what stands for one
    /// @param source what made the inventory: `sbom`, `ci`
    /// @param analyzers which ones, where they are known
    /// @param replace whether it may take the place of what this server read itself
    record Label(String name, @Nullable String tag, String digest, String source, String analyzers, boolean replace) {
        Label {
            name = name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name;
        }
    }

    /// @param stored false where the server knows the image by a scan of its own
    record Stored(int image, boolean stored) {}

    Stored store(int organisation, Label label, ScanResult scan) throws IOException, StaleGenerationException {
        InventoryDocument document = InventoryDocument.write(scan, label.analyzers(), label.source(), null);
        for (int attempt = 1; ; attempt++) {
            Generations.Current current = generations.current();
            try {
                return database.of(
                        organisation, transaction -> store(transaction, organisation, label, scan, document, current));
            } catch (StaleGenerationException newer) {
                if (attempt == ATTEMPTS) {
                    throw newer;
                }
            }
        }
    }

    private static Stored store(
            Handle transaction,
            int organisation,
            Label label,
            ScanResult scan,
            InventoryDocument document,
            Generations.Current current)
            throws StaleGenerationException {
        Optional<Integer> own = label.replace() ? Optional.empty() : scanned(transaction, organisation, label.digest());
        if (own.isPresent()) {
            return new Stored(own.get(), false);
        }
        var catalogue = new Catalogue(transaction, organisation);
        int repository = catalogue.repository(registry(transaction, organisation), label.name());
        int image = catalogue.image(repository, described(label.digest(), scan.image()), null);
        catalogue.members(label.digest(), List.of(image));
        if (label.tag() != null) {
            catalogue.tag(repository, label.tag(), label.digest(), null);
        }
        InventoryStore.save(transaction, organisation, image, scan, document, current.judging());
        return new Stored(image, true);
    }

    /// The image, where this server read it itself.
    private static Optional<Integer> scanned(Handle transaction, int organisation, String digest) {
        return transaction
                .createQuery("""
                        select i.id from image i join inventory n on n.image = i.id and n.superseded = 'infinity'
                        where i.organisation = :organisation and i.digest = :digest and n.source = 'scan'
                        """)
                .bind("organisation", organisation)
                .bind("digest", digest)
                .mapTo(Integer.class)
                .findOne();
    }

    private static Described described(String digest, @Nullable Image image) {
        if (image == null) {
            return new Described(digest, "", null, null);
        }
        long size = image.layers().stream()
                .mapToLong(Layer::size)
                .filter(known -> known > 0)
                .sum();
        return new Described(digest, image.config().platform().toString(), size == 0 ? null : size, null);
    }

    private static int registry(Handle transaction, int organisation) {
        return transaction
                .createQuery("""
                        insert into registry (organisation, name, kind, address, poll_due)
                        values (:organisation, 'uploads', 'upload', 'uploads', 'infinity')
                        on conflict (organisation, name) do update set removed = null returning id
                        """)
                .bind("organisation", organisation)
                .mapTo(Integer.class)
                .one();
    }
}
