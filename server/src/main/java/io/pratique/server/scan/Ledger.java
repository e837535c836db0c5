package io.pratique.server.scan;

import io.pratique.image.Progress;
import io.pratique.json.JsonWriter;
import io.pratique.server.inventory.Looked;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.LongAdder;

/// Counts how much of a target was looked at, while it is.
final class Ledger implements Progress {
    private final LongAdder bytes = new LongAdder();
    private final LongAdder files = new LongAdder();
    private volatile long expected = -1;

    @Override
    public void expect(long all) {
        expected = all;
    }

    @Override
    public void advance(long moreBytes, long moreFiles) {
        bytes.add(moreBytes);
        files.add(moreFiles);
    }

    /// How far it is, as JSON.
    String progress() {
        return json(json ->
                json.number("bytes", bytes.sum()).number("files", files.sum()).number("expected", expected));
    }

    /// What was looked at in the end.
    Looked looked() {
        return new Looked(bytes.sum(), files.sum());
    }

    @FunctionalInterface
    private interface Members {
        void to(JsonWriter json) throws IOException;
    }

    private static String json(Members members) {
        var out = new ByteArrayOutputStream();
        try (var json = new JsonWriter(out)) {
            json.object(() -> members.to(json));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toString(StandardCharsets.UTF_8);
    }
}
