package io.pratique.server.scan;

import io.pratique.image.Progress;
import io.pratique.json.JsonWriter;
import io.pratique.model.inventory.ScanResult;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.LongAdder;

/// How much of an image was looked at: what a reader must know before believing that nothing is wrong with it.
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

    /// What was looked at in the end, as JSON.
    String of(ScanResult scan) {
        return json(json -> json.number("bytes", bytes.sum())
                .number("files", files.sum())
                .bool("system", scan.sbom().distro() != null)
                .number("problems", scan.problems().size()));
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
