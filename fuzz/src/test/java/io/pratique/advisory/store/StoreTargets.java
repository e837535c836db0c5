package io.pratique.advisory.store;

import io.pratique.advisory.feed.FeedItem;
import io.pratique.advisory.feed.GolangFeed;
import io.pratique.fuzz.FuzzTarget;
import io.pratique.fuzz.Inputs;
import io.pratique.model.PratiqueException;
import io.pratique.model.finding.Ecosystem;
import io.pratique.testing.Project;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// The advisory database, whose file may come from elsewhere.
public final class StoreTargets {
    public static final List<FuzzTarget> ALL = List.of(
            new FuzzTarget("advisory-database", () -> List.of(Files.readAllBytes(database())), StoreTargets::read),
            new FuzzTarget("advisory-packed", () -> List.of(packed()), StoreTargets::unpack));

    private StoreTargets() {}

    private static Path database() throws IOException {
        var builder = new DatabaseBuilder(Instant.EPOCH);
        Path feed = Project.root().resolve("advisory/src/test/fixtures/golang/input");
        new GolangFeed().read(feed, item -> builder.accept("golang", item), problem -> {});
        builder.accept("endoflife", new FeedItem.EndOfLife("debian", "12", LocalDate.EPOCH));
        Path file = Inputs.written("advisory-seed", "database", new byte[0]);
        builder.write(file);
        return file;
    }

    private static byte[] packed() throws IOException {
        Path file = Inputs.written("advisory-seed", "packed", new byte[0]);
        PackedDatabase.write(database(), file);
        return Files.readAllBytes(file);
    }

    private static Object unpack(byte[] input) throws IOException {
        var packed = PackedDatabase.of(() -> new ByteArrayInputStream(input));
        return packed.hash() + packed.contents();
    }

    /// One damaged place does not keep the others from being read.
    private static Object read(byte[] input) {
        var database = AdvisoryDatabase.of(ByteBuffer.wrap(input));
        List<Object> said = new ArrayList<>();
        said.add(said(database::generation));
        said.add(said(() -> database.endOfLife("debian", "12.1")));
        said.add(said(database::ecosystems));
        for (String name : List.of("example.com/port", "example.com/whole", "stdlib", "x")) {
            said.add(said(() -> database.candidates(Ecosystem.parse("Go"), name)));
        }
        said.add(said(() -> database.named("GO-2024-0001")));
        said.add(said(database::advisories));
        database.verify();
        return said;
    }

    private static Object said(Supplier<?> question) {
        try {
            return String.valueOf(question.get());
        } catch (PratiqueException refused) {
            return refused.getMessage();
        }
    }
}
