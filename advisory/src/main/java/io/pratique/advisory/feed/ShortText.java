package io.pratique.advisory.feed;

import java.io.IOException;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// The text of an XML element that holds nothing else.
final class ShortText {
    private ShortText() {}

    /// The text up to the end of the element, which is consumed.
    static String read(XMLStreamReader reader, int limit) throws IOException, XMLStreamException {
        var out = new StringBuilder();
        while (reader.next() != XMLStreamConstants.END_ELEMENT) {
            if (reader.isStartElement() || out.length() > limit || !reader.hasNext()) {
                throw new IOException("an element that should hold a short text");
            }
            if (reader.isCharacters()) {
                out.append(reader.getText());
            }
        }
        return out.toString().strip();
    }
}
