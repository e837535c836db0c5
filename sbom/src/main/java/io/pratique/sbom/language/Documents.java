package io.pratique.sbom.language;

import io.pratique.image.ImageFile;
import io.pratique.image.LimitException;
import io.pratique.json.Json;
import io.pratique.json.JsonValue;
import io.pratique.json.Toml;
import io.pratique.json.Xml;
import io.pratique.json.XmlElement;
import io.pratique.json.Yaml;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/// The whole of a file as a document, up to 64 MB.
///
/// @see JsonMembers for JSON that is larger or of which little is wanted
public final class Documents {
    private static final int LENGTH_LIMIT = 64 << 20;

    private Documents() {}

    public static JsonValue json(ImageFile file) throws IOException {
        return Json.parse(bytes(file));
    }

    /// JSON with comments and with commas before closing brackets.
    public static JsonValue lenientJson(ImageFile file) throws IOException {
        return Json.parseLenient(bytes(file));
    }

    public static JsonValue toml(ImageFile file) throws IOException {
        return Toml.parse(bytes(file));
    }

    /// The first document of a YAML file.
    public static JsonValue yaml(ImageFile file) throws IOException {
        return Yaml.parse(bytes(file));
    }

    public static XmlElement xml(ImageFile file) throws IOException {
        return Xml.parse(new ByteArrayInputStream(bytes(file)));
    }

    /// The lines of a file; bytes that are not UTF-8 become replacement characters.
    public static BufferedReader lines(ImageFile file) throws IOException {
        return new BufferedReader(new InputStreamReader(new ByteArrayInputStream(bytes(file)), StandardCharsets.UTF_8));
    }

    /// The bytes of a file.
    ///
    /// @throws LimitException when there are too many
    public static byte[] bytes(ImageFile file) throws IOException {
        byte[] bytes = file.open().readNBytes(LENGTH_LIMIT + 1);
        if (bytes.length > LENGTH_LIMIT) {
            throw new LimitException("a document of more than " + LENGTH_LIMIT + " bytes");
        }
        return bytes;
    }
}
