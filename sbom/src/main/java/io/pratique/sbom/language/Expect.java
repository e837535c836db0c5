package io.pratique.sbom.language;

import io.pratique.json.JsonValue;
import java.io.IOException;

/// Refuses documents that are not of the kind that the file's name promises.
public final class Expect {
    private Expect() {}

    /// The document, which must be an object.
    public static JsonValue object(JsonValue document, String what) throws IOException {
        if (document instanceof JsonValue.Obj) {
            return document;
        }
        throw new IOException("not a " + what);
    }
}
