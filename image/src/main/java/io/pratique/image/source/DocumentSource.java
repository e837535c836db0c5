package io.pratique.image.source;

import io.pratique.image.DocumentTarget;
import io.pratique.image.Target;
import io.pratique.model.ErrorKind;
import io.pratique.model.PratiqueException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// An SBOM: a document that lists what is in something else; `-` is standard input.
final class DocumentSource implements ImageSource {
    private static final int START = 1 << 14;
    private static final String STANDARD_INPUT = "-";

    @Override
    public String id() {
        return "sbom";
    }

    @Override
    public String description() {
        return "an SBOM in CycloneDX, SPDX or Syft's format; sbom:- is standard input";
    }

    @Override
    public boolean recognises(String text, SourceOptions options) {
        if (!LocalPaths.exists(text) || !Files.isRegularFile(Path.of(text))) {
            return false;
        }
        try (InputStream in = Files.newInputStream(Path.of(text))) {
            return starts(new String(in.readNBytes(START), StandardCharsets.ISO_8859_1).strip());
        } catch (IOException unreadable) {
            return false;
        }
    }

    /// Whether a document starts as an SBOM does. Its reader judges more closely.
    private static boolean starts(String text) {
        if (text.startsWith("{")) {
            return (text.contains("\"bomFormat\"") && text.contains("\"CycloneDX\""))
                    || text.contains("\"spdxVersion\"")
                    || text.contains("\"SPDXRef-DOCUMENT\"")
                    || text.contains("https://spdx.org/rdf/3.")
                    || (text.contains("\"artifacts\"") && text.contains("\"foundBy\""));
        }
        if (text.startsWith("<")) {
            return text.contains("http://cyclonedx.org/schema/bom/")
                    || text.contains("http://spdx.org/rdf/terms")
                    || (text.contains("<Document") && text.contains("<spdxVersion>"));
        }
        return text.startsWith("SPDXVersion:")
                || text.contains("\nSPDXVersion:")
                || text.startsWith("spdxVersion:")
                || text.contains("\nspdxVersion:");
    }

    @Override
    public Target open(String text, SourceOptions options) {
        if (text.equals(STANDARD_INPUT)) {
            return new DocumentTarget(text, null);
        }
        Path file = LocalPaths.require(text);
        if (Files.isDirectory(file)) {
            throw new PratiqueException(ErrorKind.USAGE, text + " is a folder, not an SBOM; use dir:" + text);
        }
        return new DocumentTarget(text, file);
    }
}
