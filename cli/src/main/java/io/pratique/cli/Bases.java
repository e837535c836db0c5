package io.pratique.cli;

import io.pratique.cli.output.OutputFile;
import io.pratique.json.Json;
import io.pratique.json.JsonValue;
import io.pratique.json.JsonWriter;
import io.pratique.model.ErrorKind;
import io.pratique.model.PratiqueException;
import io.pratique.model.ScanProblem;
import io.pratique.model.image.Digest;
import io.pratique.sbom.base.KnownBase;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// The base images that were learnt, in a file of the user's.
final class Bases {
    private static final String NAME = "bases.json";
    private static final String LIST = "bases";

    private Bases() {}

    /// In the order in which they were learnt.
    ///
    /// @throws PratiqueException when the file is damaged
    static List<KnownBase> known(Surroundings around) {
        Path folder = Databases.folder(around);
        return folder == null ? List.of() : read(folder.resolve(NAME));
    }

    static void add(List<KnownBase> learnt, Surroundings around) throws IOException {
        change(around, known -> {
            List<KnownBase> all = new ArrayList<>(known);
            for (KnownBase base : learnt) {
                all.removeIf(other ->
                        other.name().equals(base.name()) && other.digest().equals(base.digest()));
                all.add(base);
            }
            return all;
        });
    }

    /// How many had the name.
    static int remove(String name, Surroundings around) throws IOException {
        int[] count = new int[1];
        change(around, known -> {
            List<KnownBase> rest =
                    known.stream().filter(base -> !base.name().equals(name)).toList();
            count[0] = known.size() - rest.size();
            return rest;
        });
        return count[0];
    }

    /// One process at a time changes the file; readers see it before or after.
    private static void change(Surroundings around, UnaryOperator<List<KnownBase>> how) throws IOException {
        Path folder = Databases.folder(around);
        if (folder == null) {
            throw new PratiqueException(ErrorKind.USAGE, "there is no home folder to remember base images in");
        }
        Files.createDirectories(folder);
        try (FileChannel lock = FileChannel.open(
                folder.resolve("." + NAME + ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            lock.lock();
            Path file = folder.resolve(NAME);
            List<KnownBase> bases = how.apply(read(file));
            OutputFile.write(file, out -> {
                try (JsonWriter json = new JsonWriter(out)) {
                    json.object(() -> json.array(LIST, () -> {
                        for (KnownBase base : bases) {
                            json.object(() -> write(json, base));
                        }
                    }));
                }
            });
        }
    }

    private static void write(JsonWriter json, KnownBase base) throws IOException {
        json.string("name", base.name()).string("digest", base.digest().toString());
        json.strings("diffIds", base.diffIds().stream().map(Digest::toString).toList());
    }

    private static List<KnownBase> read(Path file) {
        if (!Files.exists(file)) {
            return List.of();
        }
        try {
            List<KnownBase> bases = new ArrayList<>();
            for (JsonValue item : Json.parse(Files.readAllBytes(file)).get(LIST).items()) {
                bases.add(new KnownBase(
                        text(item.text("name")),
                        Digest.parse(text(item.text("digest"))),
                        item.get("diffIds").strings().stream()
                                .map(Digest::parse)
                                .toList()));
            }
            return bases;
        } catch (IOException | IllegalArgumentException damaged) {
            throw new PratiqueException(
                    ErrorKind.INVALID_INPUT,
                    file + " is damaged, " + ScanProblem.describe(damaged) + "; delete it and learn again",
                    damaged);
        }
    }

    private static String text(@Nullable String value) {
        if (value == null) {
            throw new IllegalArgumentException("a member is missing");
        }
        return value;
    }
}
