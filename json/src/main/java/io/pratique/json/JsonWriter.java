package io.pratique.json;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;

/// Writes JSON as a stream, indented by two spaces, lines ended by a line feed, the same bytes for the same calls.
///
/// The output is ASCII: everything else is escaped, and so is `#`. Whatever the strings hold, a terminal that shows
/// the document obeys no control character of it, and a build server that reads it finds no `##vso[…]` command.
/// Half a surrogate pair becomes U+FFFD.
public final class JsonWriter implements Closeable {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .characterEscapes(new HashEscapes())
            .build();

    private final JsonGenerator out;

    /// @param out left open when this is closed
    public JsonWriter(OutputStream out) {
        this.out = FACTORY.createGenerator(new Indented(), new Unclosed(out));
    }

    /// The body of an object or an array.
    @FunctionalInterface
    public interface Body {
        void write() throws IOException;
    }

    public JsonWriter object(Body body) throws IOException {
        run(out::writeStartObject);
        body.write();
        run(out::writeEndObject);
        return this;
    }

    public JsonWriter object(String name, Body body) throws IOException {
        return name(name).object(body);
    }

    public JsonWriter array(String name, Body body) throws IOException {
        name(name);
        run(out::writeStartArray);
        body.write();
        run(out::writeEndArray);
        return this;
    }

    public JsonWriter strings(String name, Iterable<String> values) throws IOException {
        return array(name, () -> {
            for (String value : values) {
                run(() -> out.writeString(Surrogates.paired(value)));
            }
        });
    }

    /// A string member; null is written as null.
    public JsonWriter string(String name, @Nullable String value) throws IOException {
        name(name);
        return value == null ? run(out::writeNull) : run(() -> out.writeString(Surrogates.paired(value)));
    }

    /// A string member, left out where there is no value.
    public JsonWriter optional(String name, @Nullable String value) throws IOException {
        return value == null || value.isEmpty() ? this : string(name, value);
    }

    /// A number member; null is written as null.
    public JsonWriter number(String name, @Nullable Double value) throws IOException {
        name(name);
        return value == null ? run(out::writeNull) : run(() -> out.writeNumber(value));
    }

    public JsonWriter number(String name, long value) throws IOException {
        name(name);
        return run(() -> out.writeNumber(value));
    }

    public JsonWriter bool(String name, boolean value) throws IOException {
        name(name);
        return run(() -> out.writeBoolean(value));
    }

    public JsonWriter nothing(String name) throws IOException {
        name(name);
        return run(out::writeNull);
    }

    /// Ends the document with a line feed.
    @Override
    public void close() throws IOException {
        run(() -> out.writeRaw('\n'));
        run(out::close);
    }

    private JsonWriter name(String name) throws IOException {
        return run(() -> out.writeName(name));
    }

    private JsonWriter run(Runnable step) throws IOException {
        try {
            step.run();
            return this;
        } catch (JacksonException problem) {
            throw new IOException("cannot write JSON: " + problem.getOriginalMessage(), problem);
        }
    }

    private static final class Indented extends ObjectWriteContext.Base {
        private static final DefaultIndenter LINES = new DefaultIndenter("  ", "\n");

        @Override
        public boolean hasPrettyPrinter() {
            return true;
        }

        @Override
        public PrettyPrinter getPrettyPrinter() {
            return new DefaultPrettyPrinter(Separators.createDefaultInstance()
                            .withObjectNameValueSpacing(Separators.Spacing.AFTER)
                            .withObjectEmptySeparator("")
                            .withArrayEmptySeparator(""))
                    .withArrayIndenter(LINES)
                    .withObjectIndenter(LINES);
        }
    }
}
