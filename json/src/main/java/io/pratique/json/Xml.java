package io.pratique.json;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// Reads XML 1.0. Document type declarations are refused: they serve to read other files or to blow a parser up.
///
/// Limits of [#parse]: nesting at most 90, 2 million elements.
public final class Xml {
    private static final int DEPTH_LIMIT = 90;
    private static final int ELEMENT_LIMIT = 2_000_000;
    private static final int DECLARATION = 200;

    private Xml() {}

    /// Called for each event of a document, in its order; it may read on.
    @FunctionalInterface
    public interface Walker {
        void meet(XMLStreamReader reader) throws IOException, XMLStreamException;
    }

    /// Walks over a document; the caller closes the stream.
    ///
    /// @throws IOException when it is not XML or declares a document type
    public static void walk(InputStream document, Walker walker) throws IOException {
        XMLInputFactory factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try {
            XMLStreamReader reader = factory.createXMLStreamReader(decoded(document));
            while (reader.hasNext()) {
                if (reader.next() == XMLStreamConstants.DTD) {
                    throw new IOException("a document type declaration");
                }
                walker.meet(reader);
            }
        } catch (XMLStreamException malformed) {
            throw new IOException(
                    "invalid XML at line " + malformed.getLocation().getLineNumber(), malformed);
        } catch (RuntimeException malformed) {
            // The parser has no words for some errors in what it skips, and says so with an unchecked type.
            throw new IOException("invalid XML", malformed);
        }
    }

    /// Reads a whole document, names without their namespaces; the caller closes the stream and bounds its length.
    ///
    /// @throws IOException when it is not XML or goes beyond a limit
    public static XmlElement parse(InputStream document) throws IOException {
        var tree = new Tree();
        walk(document, tree);
        return tree.root();
    }

    /// Decoded here, since the parser prints bytes that do not fit the encoding to the console.
    private static Reader decoded(InputStream document) throws IOException {
        var in = new BufferedInputStream(document);
        in.mark(DECLARATION);
        byte[] start = in.readNBytes(DECLARATION);
        in.reset();
        Charset charset = charset(start);
        var reader = new InputStreamReader(in, charset);
        if (startsWithMark(start)) {
            reader.skip(1);
        }
        return reader;
    }

    private static boolean startsWithMark(byte[] start) {
        int first = start.length < 2 ? 0 : (start[0] & 0xff) << 8 | start[1] & 0xff;
        return first == 0xfeff || first == 0xfffe || first == 0xefbb && start.length > 2 && (start[2] & 0xff) == 0xbf;
    }

    /// By the byte order mark or the declaration (XML 1.0, appendix F); encodings but these are rare and read as
    /// UTF-8.
    private static Charset charset(byte[] start) {
        int first = start.length < 2 ? 0 : (start[0] & 0xff) << 8 | start[1] & 0xff;
        if (first == 0xfeff || first == 0x003c) {
            return StandardCharsets.UTF_16BE;
        }
        if (first == 0xfffe || first == 0x3c00) {
            return StandardCharsets.UTF_16LE;
        }
        String declaration = new String(start, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
        int end = declaration.indexOf("?>");
        boolean latin = end > 0
                && declaration.startsWith("<?xml")
                && declaration.indexOf("iso-8859-1") > 0
                && declaration.indexOf("iso-8859-1") < end;
        return latin ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8;
    }

    private static final class Tree implements Walker {
        private final Deque<Open> open = new ArrayDeque<>();
        private XmlElement root = new XmlElement("", Map.of(), List.of(), "");
        private int count;

        private record Open(
                String name, Map<String, String> attributes, ArrayList<XmlElement> children, StringBuilder text) {}

        @Override
        public void meet(XMLStreamReader reader) throws IOException {
            switch (reader.getEventType()) {
                case XMLStreamConstants.START_ELEMENT -> start(reader);
                case XMLStreamConstants.END_ELEMENT -> end();
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                    if (!open.isEmpty()) {
                        open.getFirst().text().append(reader.getText());
                    }
                }
                default -> {}
            }
        }

        private void start(XMLStreamReader reader) throws IOException {
            if (open.size() >= DEPTH_LIMIT) {
                throw new IOException("XML nested more than " + DEPTH_LIMIT + " deep");
            }
            if (++count > ELEMENT_LIMIT) {
                throw new IOException("XML of more than " + ELEMENT_LIMIT + " elements");
            }
            Map<String, String> attributes = reader.getAttributeCount() == 0 ? Map.of() : new LinkedHashMap<>();
            for (int i = 0; i < reader.getAttributeCount(); i++) {
                attributes.put(reader.getAttributeLocalName(i), reader.getAttributeValue(i));
            }
            open.push(new Open(reader.getLocalName(), attributes, new ArrayList<>(0), new StringBuilder(0)));
        }

        private void end() {
            Open done = open.pop();
            var element = new XmlElement(
                    done.name(),
                    done.attributes(),
                    done.children(),
                    done.text().toString().strip());
            if (open.isEmpty()) {
                root = element;
            } else {
                open.getFirst().children().add(element);
            }
        }

        XmlElement root() {
            return root;
        }
    }
}
