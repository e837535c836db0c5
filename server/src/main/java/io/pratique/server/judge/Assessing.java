package io.pratique.server.judge;

import io.pratique.advisory.store.AdvisoryStore;
import io.pratique.match.Assessment;
import io.pratique.match.matcher.Matcher;
import io.pratique.model.inventory.ScanResult;
import io.pratique.server.decision.Lineages;
import io.pratique.server.inventory.InventoryStore;
import io.pratique.server.storage.Database;
import java.io.IOException;
import java.util.Optional;

/// The whole assessment of an image, made of its stored inventory and the newest advisories by the matcher that
/// `pratique scan` uses, so that the answers are the same.
public final class Assessing {
    private final Database database;
    private final Generations generations;

    public Assessing(Database database, Generations generations) {
        this.database = database;
        this.generations = generations;
    }

    /// What an image holds; empty when it was never scanned, or is somebody else's.
    public Optional<ScanResult> inventory(int organisation, int image) throws IOException {
        return database.of(organisation, transaction -> InventoryStore.read(transaction, image));
    }

    /// The newest advisories.
    public AdvisoryStore advisories() throws IOException {
        return generations.current().advisories();
    }

    /// What is known of an image; empty when it was never scanned, or is somebody else's.
    public Optional<Assessment> assess(int organisation, int image) throws IOException {
        Optional<ScanResult> scan = inventory(organisation, image);
        if (scan.isEmpty()) {
            return Optional.empty();
        }
        Assessment whole =
                new Matcher().assess(scan.get(), generations.current().advisories());
        Lineages lineages = database.of(organisation, transaction -> Lineages.of(transaction, image));
        return Optional.of(lineages.apply(whole));
    }
}
