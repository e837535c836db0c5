package io.pratique.sbom.format.cyclonedx;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/// Writes XML as a stream, indented by two spaces, the same bytes for the same calls.
///
/// The output is ASCII: everything else is a character reference, and so is `#`, so that neither a terminal nor a
/// build server obeys what a name holds. What XML 1.0 cannot hold (section 2.2) becomes U+FFFD.
final class XmlWriter {
    private static final int BUFFER = 1 << 14;

    private final Writer out;
    private final Deque<String> open = new ArrayDeque<>();

    XmlWriter(OutputStream out) throws IOException {
        this.out = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.US_ASCII), BUFFER);
        this.out.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    }

    /// @param attributes names and values in turn; those without a value are left out
    XmlWriter start(String name, @Nullable String... attributes) throws IOException {
        indent();
        tag(name, attributes);
        out.write(">\n");
        open.push(name);
        return this;
    }

    XmlWriter end() throws IOException {
        String name = open.pop();
        indent();
        out.write("</" + name + ">\n");
        return this;
    }

    /// An element without content.
    XmlWriter empty(String name, @Nullable String... attributes) throws IOException {
        indent();
        tag(name, attributes);
        out.write("/>\n");
        return this;
    }

    /// An element that holds a text.
    XmlWriter text(String name, String text, @Nullable String... attributes) throws IOException {
        indent();
        tag(name, attributes);
        out.write('>');
        escape(text);
        out.write("</" + name + ">\n");
        return this;
    }

    /// The same, left out where there is no text.
    XmlWriter optional(String name, @Nullable String text) throws IOException {
        return text == null || text.isEmpty() ? this : text(name, text);
    }

    void finish() throws IOException {
        out.flush();
    }

    private void indent() throws IOException {
        for (int i = 0; i < open.size(); i++) {
            out.write("  ");
        }
    }

    private void tag(String name, @Nullable String... attributes) throws IOException {
        out.write('<');
        out.write(name);
        for (int i = 0; i < attributes.length; i += 2) {
            String value = attributes[i + 1];
            if (value != null) {
                out.write(" " + attributes[i] + "=\"");
                escape(value);
                out.write('"');
            }
        }
    }

    private void escape(String text) throws IOException {
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            switch (c) {
                case '<' -> out.write("&lt;");
                case '>' -> out.write("&gt;");
                case '&' -> out.write("&amp;");
                case '"' -> out.write("&quot;");
                default -> {
                    if (c >= ' ' && c <= '~' && c != '#') {
                        out.write(c);
                    } else {
                        out.write("&#" + (allowed(c) ? c : 0xfffd) + ";");
                    }
                }
            }
        }
    }

    private static boolean allowed(int c) {
        return c == '\t'
                || c == '\n'
                || c == '\r'
                || (c >= ' ' && c < 0xd800)
                || (c >= 0xe000 && c < 0xfffe)
                || c > 0xffff;
    }
}
