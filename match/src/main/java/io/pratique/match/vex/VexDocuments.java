package io.pratique.match.vex;

import io.pratique.json.Json;
import io.pratique.json.JsonValue;
import io.pratique.json.Xml;
import io.pratique.match.exception.Reading;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Reads VEX documents of every format; the content tells which one it is.
public final class VexDocuments {
    /// The largest that vendors publish have some 20 MB.
    static final int LENGTH_LIMIT = 64 << 20;

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
        JsonValue document = attestation.content();
        List<JsonValue> documents = document instanceof JsonValue.Arr ? document.items() : List.of(document);
        List<Reading> readings = new ArrayList<>();
        for (JsonValue one : documents) {
            readings.add(read(file, one, attestation));
        }
        return attestation.bind(Reading.joined(readings));
    }

    private static Reading read(String file, JsonValue document, Attestation around) throws IOException {
        if (document.text("@context", "").startsWith(OpenVex.CONTEXT)) {
            return OpenVex.read(file, document, around.products());
        }
        if (document.get("document").get("csaf_version").text() != null) {
            return CsafVex.read(file, document);
        }
        if ("CycloneDX".equals(document.text("bomFormat"))) {
            return CycloneDxVex.read(file, document);
        }
        throw new IOException("neither OpenVEX nor CSAF nor CycloneDX");
    }

    private static boolean startsLikeXml(byte[] contents) {
        for (byte b : contents) {
            // a byte order mark, white space, and the zeros of UTF-16 may come before
            if (b > ' ') {
                return b == '<';
            }
        }
        return false;
    }
}
