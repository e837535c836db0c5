package io.pratique.sbom.language.java;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.pratique.json.Xml;
import io.pratique.json.XmlElement;
import io.pratique.sbom.language.Names;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/// The licences that a packed pom.xml declares. Only the element that names them is parsed: an archive may bring
/// hundreds of these files.
final class PomLicenses {
    /// More is read of no pom.xml.
    static final int LARGEST = 256 << 10;

    private static final int MOST = 50;
    private static final byte[] START = "<licenses>".getBytes(US_ASCII);
    private static final byte[] END = "</licenses>".getBytes(US_ASCII);

    private PomLicenses() {}

    static List<String> of(byte[] pom) {
        int start = indexOf(pom, START, 0);
        int end = start < 0 ? -1 : indexOf(pom, END, start);
        if (end < 0) {
            return List.of();
        }
        try {
            XmlElement element = Xml.parse(new ByteArrayInputStream(Arrays.copyOfRange(pom, start, end + END.length)));
            return element.children("license").stream()
                    .map(license -> license.text("name"))
                    .filter(Names::valid)
                    .distinct()
                    .limit(MOST)
                    .toList();
        } catch (IOException unreadable) {
            return List.of();
        }
    }

    private static int indexOf(byte[] text, byte[] wanted, int from) {
        for (int at = from; at <= text.length - wanted.length; at++) {
            if (text[at] == '<' && Arrays.equals(text, at, at + wanted.length, wanted, 0, wanted.length)) {
                return at;
            }
        }
        return -1;
    }
}
