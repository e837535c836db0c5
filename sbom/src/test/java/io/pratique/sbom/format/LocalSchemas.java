package io.pratique.sbom.format;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.bootstrap.DOMImplementationRegistry;
import org.w3c.dom.ls.DOMImplementationLS;
import org.w3c.dom.ls.LSInput;
import org.w3c.dom.ls.LSResourceResolver;

/// Finds the schemas that a schema imports by URL in a folder, so that tests ask no other machine.
final class LocalSchemas implements LSResourceResolver {
    private final Path folder;

    LocalSchemas(Path folder) {
        this.folder = folder;
    }

    @Override
    public LSInput resolveResource(
            String type, String namespace, String publicId, String systemId, @Nullable String base) {
        String name = systemId.substring(systemId.lastIndexOf('/') + 1);
        Path file = folder.resolve(name.endsWith(".xsd") ? name : name + ".xsd");
        try {
            var registry = DOMImplementationRegistry.newInstance();
            LSInput input = ((DOMImplementationLS) registry.getDOMImplementation("LS")).createLSInput();
            Reader text = new StringReader(Files.readString(file));
            input.setCharacterStream(text);
            input.setSystemId(file.toUri().toString());
            return input;
        } catch (IOException absent) {
            throw new UncheckedIOException(absent);
        } catch (ReflectiveOperationException noImplementation) {
            throw new IllegalStateException(noImplementation);
        }
    }
}
