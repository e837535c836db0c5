package io.pratique.advisory.feed;

import io.pratique.json.Json;
import io.pratique.json.JsonValue;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;

/// Feeds that are one large JSON array of records, as the whole document or as a member of it. One record is in
/// memory at a time.
final class JsonItems {
    private JsonItems() {}

    interface Reader {
        void read(JsonValue record) throws IOException;
    }

    /// Opens a file, unpacking it where its name ends in `.gz`; of an archive `.zip` its first document.
    static InputStream open(Path data) throws IOException {
        InputStream in = Files.newInputStream(data);
        try {
            String name = data.toString();
            if (name.endsWith(".zip")) {
                return first(new ZipInputStream(new BufferedInputStream(in, 1 << 16)));
            }
            return name.endsWith(".gz") ? new GZIPInputStream(in, 1 << 16) : new BufferedInputStream(in, 1 << 16);
        } catch (IOException problem) {
            in.close();
            boolean other = problem instanceof ZipException || problem instanceof EOFException;
            throw other ? new IOException("not a packed file", problem) : problem;
        }
    }

    private static InputStream first(ZipInputStream archive) throws IOException {
        for (ZipEntry entry = archive.getNextEntry(); entry != null; entry = archive.getNextEntry()) {
            if (entry.getName().endsWith(".json")) {
                return archive;
            }
        }
        throw new IOException("an archive without a document");
    }

    /// Reads every record of the array; one that fails is told to `problems` and left out.
    ///
    /// @param member the name of the array where the document is an object
    static void each(Path data, String member, Reader reader, Consumer<String> problems) throws IOException {
        try (var in = new MeteredInput(open(data), RecordFiles.RECORD_LIMIT);
                JsonParser parser = Json.factory().createParser(ObjectReadContext.empty(), in)) {
            JsonToken first = parser.nextToken();
            if (first == JsonToken.START_OBJECT) {
                first = member(parser, member);
            }
            if (first != JsonToken.START_ARRAY) {
                throw new IOException("no array of " + member);
            }
            int number = 0;
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                in.restart();
                JsonValue record = Json.value(parser);
                number++;
                try {
                    reader.read(record);
                } catch (IOException problem) {
                    problems.accept(Problems.line(member + " " + number, problem));
                }
            }
        } catch (JacksonException problem) {
            throw problem.getCause() instanceof IOException cause ? cause : Json.invalid(problem);
        }
    }

    private static JsonToken member(JsonParser parser, String member) {
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            boolean found = parser.currentName().equals(member);
            JsonToken value = parser.nextToken();
            if (found) {
                return value;
            }
            parser.skipChildren();
        }
        return JsonToken.NOT_AVAILABLE;
    }
}
