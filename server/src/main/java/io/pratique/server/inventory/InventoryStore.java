package io.pratique.server.inventory;

import io.pratique.model.inventory.ScanResult;
import io.pratique.sbom.format.SbomReader;
import io.pratique.server.judge.Judging;
import io.pratique.server.judge.StaleGenerationException;
import io.pratique.server.judge.Tally;
import io.pratique.server.trace.Trace;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/// Inventories of images, in the tables `inventory` and `image_component`.
public final class InventoryStore {
    private InventoryStore() {}

    /// Stores what an image holds in place of what was known before, and judges it, in one transaction.
    ///
    /// @param document the inventory as it was written by [InventoryDocument#write]
    /// @throws StaleGenerationException when another process judges by newer advisories already
    public static void save(
            Handle transaction,
            int organisation,
            int image,
            ScanResult scan,
            InventoryDocument document,
            Judging judging)
            throws StaleGenerationException {
        Map<String, Part> parts = Part.of(scan);
        Parts.Stored stored = Parts.store(transaction, parts);
        Trace.step("judge", () -> judging.judge(transaction, stored.ids(), stored.added()));
        supersede(transaction, image);
        link(transaction, image, stored.ids());
        transaction
                .createUpdate("""
                        insert into inventory (organisation, image, analyzers, source, status, problems, ledger, packages,
                            document)
                        values (:organisation, :image, :analyzers, :source, :status, :problems::jsonb, :ledger::jsonb,
                            :packages, :document)
                        """)
                .bind("organisation", organisation)
                .bind("image", image)
                .bind("analyzers", document.analyzers())
                .bind("source", document.source())
                .bind("status", scan.status().name().toLowerCase(java.util.Locale.ROOT))
                .bind("problems", document.problems())
                .bind("ledger", document.ledger())
                .bind("packages", scan.sbom().components().size())
                .bind("document", document.compressed())
                .execute();
        Tally.count(transaction, organisation, image);
    }

    /// The present inventory becomes a past one, which keeps the components that it had.
    private static void supersede(Handle transaction, int image) {
        transaction.createUpdate("""
                        update inventory set superseded = now(),
                            components = array(select component from image_component where image = :image)
                        where image = :image and superseded = 'infinity'
                        """).bind("image", image).execute();
    }

    private static void link(Handle transaction, int image, Set<Integer> components) {
        Integer[] ids = components.toArray(Integer[]::new);
        transaction
                .createUpdate("delete from image_component where image = :image and component <> all(:ids)")
                .bind("image", image)
                .bind("ids", ids)
                .execute();
        transaction.createUpdate("""
                        insert into image_component (image, component)
                        select :image, c from unnest(:ids) c on conflict do nothing
                        """).bind("image", image).bind("ids", ids).execute();
    }

    /// The present inventory of an image; empty when it was never scanned.
    public static Optional<ScanResult> read(Handle transaction, int image) throws IOException {
        Optional<byte[]> document = transaction
                .createQuery("select document from inventory where image = :image and superseded = 'infinity'")
                .bind("image", image)
                .mapTo(byte[].class)
                .findOne();
        if (document.isEmpty()) {
            return Optional.empty();
        }
        byte[] plain = InventoryDocument.decompress(document.get());
        return Optional.of(SbomReader.read("image " + image, new ByteArrayInputStream(plain)));
    }

    /// Which analyzers made the present inventory; empty when there is none.
    public static Optional<String> analyzers(Handle transaction, int image) {
        return transaction
                .createQuery("select analyzers from inventory where image = :image and superseded = 'infinity'")
                .bind("image", image)
                .mapTo(String.class)
                .findOne();
    }
}
