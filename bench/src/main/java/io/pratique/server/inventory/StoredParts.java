package io.pratique.server.inventory;

import io.pratique.model.inventory.ScanResult;
import io.pratique.server.judge.Judging;
import io.pratique.server.judge.StaleGenerationException;
import java.util.HashMap;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/// Packages without the images that hold them, stored and judged as [InventoryStore#save] does it.
public final class StoredParts {
    private StoredParts() {}

    /// @return the ids of the components by their package URLs
    public static Map<String, Integer> store(Handle transaction, ScanResult scan, Judging judging)
            throws StaleGenerationException {
        Parts.Stored stored = Parts.store(transaction, Part.of(scan));
        judging.judge(transaction, stored.ids(), stored.added());
        Map<String, Integer> out = new HashMap<>();
        transaction
                .createQuery("select id, purl from component where id = any(:ids)")
                .bind("ids", stored.ids().toArray(Integer[]::new))
                .map((row, context) -> out.put(row.getString("purl"), row.getInt("id")))
                .list();
        return out;
    }
}
