package io.pratique.sbom.os.rpm;

import io.pratique.image.FileEntry;
import io.pratique.image.ImageFile;
import io.pratique.sbom.analyzer.Analyzer;
import io.pratique.sbom.analyzer.Discovery;
import io.pratique.sbom.analyzer.FileNames;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Consumer;

/// Which packages were asked for, as dnf 4 and microdnf note it in their history: an SQLite table `trans_item` that
/// gives a reason for each item of a transaction, later ones being the last word, and a table `rpm` of the items
/// that
/// are packages (libdnf, transaction database).
///
/// What a write-ahead log beside it holds is not seen.
public final class DnfHistoryAnalyzer implements Analyzer {
    private static final int USER = 2;
    private static final int GROUP = 5;
    private static final int FAILED = 2;

    @Override
    public String id() {
        return "os/dnf-history";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public FileNames names() {
        return FileNames.of("history.sqlite");
    }

    @Override
    public boolean wants(FileEntry file) {
        return file.path().equals("var/lib/dnf/history.sqlite");
    }

    @Override
    public void analyze(ImageFile file, Consumer<Discovery> out) throws IOException {
        ByteBuffer content = file.content();
        if (!SqliteStore.recognizes(content)) {
            throw new IOException("not an SQLite database");
        }
        Consumer<String> malformed = message -> out.accept(new Discovery.Malformed(message));
        Map<Integer, String> packages = new HashMap<>();
        SqliteStore.table(content, "rpm", malformed, row -> {
            if (row.select(0)) {
                int item = row.integer();
                if (row.select(1)) {
                    packages.put(item, row.text());
                }
            }
        });
        var chosen = new TreeSet<String>();
        SqliteStore.table(content, "trans_item", malformed, row -> {
            String name = row.select(2) ? packages.get(row.integer()) : null;
            boolean done = row.select(6) && row.integer() != FAILED;
            if (name != null && done && row.select(5)) {
                int reason = row.integer();
                if (reason == USER || reason == GROUP) {
                    chosen.add(name);
                } else {
                    chosen.remove(name);
                }
            }
        });
        out.accept(new Discovery.Chosen("rpm", List.copyOf(chosen), false));
    }
}
