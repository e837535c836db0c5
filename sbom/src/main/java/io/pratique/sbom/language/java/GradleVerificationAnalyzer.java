package io.pratique.sbom.language.java;

import io.pratique.image.ImageFile;
import io.pratique.json.Xml;
import io.pratique.sbom.analyzer.Discovery;
import io.pratique.sbom.analyzer.FileNames;
import io.pratique.sbom.language.ProjectFileAnalyzer;
import java.io.IOException;
import java.util.function.Consumer;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/// Reads gradle/verification-metadata.xml: all artifacts that a build may use, with checksums (Gradle, "Verifying
/// dependencies"). It does not say what for.
public final class GradleVerificationAnalyzer implements ProjectFileAnalyzer {
    private static final int COMPONENT_LIMIT = 1_000_000;

    @Override
    public String id() {
        return "language/java/gradle-verification";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public FileNames names() {
        return FileNames.of("verification-metadata.xml");
    }

    @Override
    public void analyze(ImageFile file, Consumer<Discovery> out) throws IOException {
        Xml.walk(file.open(), new Components(out));
    }

    private static final class Components implements Xml.Walker {
        private final Consumer<Discovery> out;
        private int count;

        Components(Consumer<Discovery> out) {
            this.out = out;
        }

        @Override
        public void meet(XMLStreamReader reader) throws IOException {
            if (reader.getEventType() != XMLStreamConstants.START_ELEMENT
                    || !reader.getLocalName().equals("component")) {
                return;
            }
            if (++count > COMPONENT_LIMIT) {
                throw new IOException("more than " + COMPONENT_LIMIT + " components");
            }
            var found = new Coordinates(
                    text(reader.getAttributeValue(null, "group")),
                    text(reader.getAttributeValue(null, "name")),
                    text(reader.getAttributeValue(null, "version")));
            if (found.complete()) {
                out.accept(new Discovery.Installed(found.component()));
            } else {
                out.accept(new Discovery.Malformed("a component without group, name or version"));
            }
        }

        private static String text(@Nullable String value) {
            return value == null ? "" : value.strip();
        }
    }
}
