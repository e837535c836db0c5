package io.pratique.match.vex;

import io.pratique.json.Json;
import io.pratique.json.JsonValue;
import io.pratique.json.Xml;
import io.pratique.match.exception.Reading;
import io.pratique.match.exception.Subject;
import io.pratique.model.ScanProblem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Reads VEX documents of every format; the content tells which one it is.
public final class VexDocuments {
    /// The largest that vendors publish have some 20 MB.
    private static final int LENGTH_LIMIT = 64 << 20;

    private static final int MOST_FILES = 10_000;

    private VexDocuments() {}

    /// Reads a document, a list of them, or an attestation with one inside.
    ///
    /// @param file how to name it in problems and statements
    /// @throws IOException when it is no VEX document
    public static Reading read(String file, byte[] contents) throws IOException {
        if (contents.length > LENGTH_LIMIT) {
            throw new IOException("a VEX document of more than " + LENGTH_LIMIT + " bytes");
        }
        if (startsLikeXml(contents)) {
            return CycloneDxVex.read(file, CycloneDxXml.asJson(Xml.parse(new ByteArrayInputStream(contents))));
        }
        Attestation attestation = Attestation.open(Json.parse(contents));
        return read(file, attestation, attestation.products());
    }

    /// @param inherited what statements without products are about; empty where nothing says so
    static Reading read(String file, Attestation attestation, List<Subject> inherited) throws IOException {
        JsonValue document = attestation.content();
        List<JsonValue> documents = document instanceof JsonValue.Arr ? document.items() : List.of(document);
        List<Reading> readings = new ArrayList<>();
        for (JsonValue one : documents) {
            readings.add(read(file, one, inherited));
        }
        return attestation.bind(Reading.joined(readings));
    }

    /// Reads a file.
    ///
    /// @param name how to name it in problems and statements
    /// @throws IOException when it is no VEX document
    public static Reading read(String name, Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return read(name, in.readNBytes(LENGTH_LIMIT + 1));
        }
    }

    /// Reads all of a folder, not of the folders in it. A file that is no VEX document is a problem and no more.
    public static List<Reading> folder(Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.list(folder)) {
            files = all.filter(file ->
                            file.toString().endsWith(".json") || file.toString().endsWith(".xml"))
                    .limit(MOST_FILES)
                    .sorted()
                    .toList();
        }
        return files.stream()
                .map(file -> attempt(file.toString(), () -> read(file.toString(), file)))
                .toList();
    }

    /// What some work reads; where it fails, a problem.
    static Reading attempt(String name, Work work) {
        try {
            return work.read();
        } catch (IOException | InvalidPathException unreadable) {
            var problem = new ScanProblem(ScanProblem.Kind.UNREADABLE, name, ScanProblem.describe(unreadable));
            return new Reading(List.of(), List.of(problem));
        }
    }

    interface Work {
        Reading read() throws IOException;
    }

    private static Reading read(String file, JsonValue document, List<Subject> inherited) throws IOException {
        if (document.text("@context", "").startsWith(OpenVex.CONTEXT)) {
            return OpenVex.read(file, document, inherited);
        }
        if (document.get("document").get("csaf_version").text() != null) {
            return CsafVex.read(file, document);
        }
        if ("CycloneDX".equals(document.text("bomFormat"))) {
            return CycloneDxVex.read(file, document);
        }
        throw new IOException("neither OpenVEX nor CSAF nor CycloneDX");
    }

    static boolean startsLikeXml(byte[] contents) {
        for (byte b : contents) {
            // a byte order mark, white space, and the zeros of UTF-16 may come before
            if (b > ' ') {
                return b == '<';
            }
        }
        return false;
    }
}
