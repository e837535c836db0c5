package io.pratique.sbom.format;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/// What a document is, told by how it starts.
///
/// @param version of CycloneDX in XML, as its namespace says; empty for other kinds
record Start(Kind kind, String version) {
    private static final int LENGTH = 1 << 14;
    private static final String CYCLONEDX = "http://cyclonedx.org/schema/bom/";

    enum Kind {
        JSON,
        CYCLONEDX_XML,
        SPDX_XML,
        SPDX_RDF,
        SPDX_TAGS,
        SPDX_YAML,
        UNKNOWN
    }

    boolean streamed() {
        return kind == Kind.JSON || kind == Kind.SPDX_TAGS;
    }

    /// @param in supports marks and stands at the beginning, as it does afterwards
    static Start of(InputStream in) throws IOException {
        in.mark(LENGTH + 1);
        byte[] bytes = in.readNBytes(LENGTH);
        in.reset();
        int nulls = 0;
        for (byte one : bytes) {
            nulls += one == 0 ? 1 : 0;
        }
        // UTF-16, in which XML may be: every other byte of what counts here is none.
        String raw = new String(bytes, StandardCharsets.ISO_8859_1);
        String text = nulls > bytes.length / 4 ? raw.replace("\0", "") : raw;
        int from = 0;
        while (from < text.length() && (text.charAt(from) <= ' ' || text.charAt(from) > 0x7f)) {
            from++;
        }
        return of(text.substring(from));
    }

    private static Start of(String text) {
        if (text.startsWith("{")) {
            return new Start(Kind.JSON, "");
        }
        if (text.startsWith("<")) {
            return xml(text);
        }
        if (startsLine(text, "SPDXVersion:")) {
            return new Start(Kind.SPDX_TAGS, "");
        }
        boolean yaml = startsLine(text, "spdxVersion:") || startsLine(text, "SPDXID:");
        return new Start(yaml ? Kind.SPDX_YAML : Kind.UNKNOWN, "");
    }

    private static Start xml(String text) {
        int namespace = text.indexOf(CYCLONEDX);
        if (namespace >= 0) {
            int from = namespace + CYCLONEDX.length();
            int to = from;
            while (to < text.length() && (Character.isDigit(text.charAt(to)) || text.charAt(to) == '.')) {
                to++;
            }
            return new Start(Kind.CYCLONEDX_XML, text.substring(from, to));
        }
        if (text.contains("http://spdx.org/rdf/terms")) {
            return new Start(Kind.SPDX_RDF, "");
        }
        return new Start(text.contains("<Document") ? Kind.SPDX_XML : Kind.UNKNOWN, "");
    }

    private static boolean startsLine(String text, String wanted) {
        return text.startsWith(wanted) || text.contains("\n" + wanted);
    }
}
