package io.pratique.sbom.binary;

import io.pratique.model.inventory.Component;
import io.pratique.sbom.analyzer.Discovery;
import java.util.ArrayList;
import java.util.List;

/// What rules find in a file.
final class BinaryFiles {
    private BinaryFiles() {}

    static List<Component> found(BinaryRules rules, String path, byte[] contents) {
        return found(rules, path, contents, contents.length);
    }

    /// @param piece how many bytes come at once
    static List<Component> found(BinaryRules rules, String path, byte[] contents, int piece) {
        List<Component> found = new ArrayList<>();
        var search = new SignatureSearch(rules, path, discovery -> {
            if (discovery instanceof Discovery.Installed installed) {
                found.add(installed.component());
            }
        });
        int at = 0;
        boolean more = true;
        while (at < contents.length && more) {
            int count = Math.min(piece, contents.length - at);
            more = search.take(contents, at, count);
            at += count;
        }
        search.end();
        return found;
    }
}
