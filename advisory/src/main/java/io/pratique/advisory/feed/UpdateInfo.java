package io.pratique.advisory.feed;

import io.pratique.json.Xml;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/// Streams `updateinfo.xml`, in which an rpm repository lists its updates; plain or packed with gzip.
final class UpdateInfo {
    private static final long SIZE_LIMIT = 2L << 30;
    private static final int COUNT_LIMIT = 100_000;
    private static final int TEXT_LIMIT = 10_000;

    /// One update.
    ///
    /// @param collection the short name of the repository's collection: `amazon-linux-2`
    /// @param packages names of binary packages with the version that has the fix
    record Update(
            String id,
            String severity,
            @Nullable String issued,
            @Nullable String updated,
            List<String> cves,
            String collection,
            Map<String, String> packages) {}

    private final Consumer<Update> out;
    private final Map<String, String> current = new LinkedHashMap<>();
    private final List<String> cves = new ArrayList<>();
    private final Map<String, String> packages = new LinkedHashMap<>();

    private UpdateInfo(Consumer<Update> out) {
        this.out = out;
    }

    static void read(Path file, Consumer<Update> out) throws IOException {
        try (InputStream in = new MeteredInput(opened(file), SIZE_LIMIT)) {
            var updates = new UpdateInfo(out);
            Xml.walk(in, reader -> {
                switch (reader.getEventType()) {
                    case XMLStreamConstants.START_ELEMENT -> updates.start(reader);
                    case XMLStreamConstants.END_ELEMENT -> updates.end(reader.getLocalName());
                    default -> {}
                }
            });
        }
    }

    private static InputStream opened(Path file) throws IOException {
        InputStream in = new BufferedInputStream(Files.newInputStream(file));
        try {
            in.mark(2);
            boolean packed = in.read() == 0x1f && in.read() == 0x8b;
            in.reset();
            return packed ? new GZIPInputStream(in) : in;
        } catch (IOException problem) {
            in.close();
            throw problem;
        }
    }

    private void start(XMLStreamReader reader) throws IOException, XMLStreamException {
        String element = reader.getLocalName();
        switch (element) {
            case "update" -> {
                current.clear();
                cves.clear();
                packages.clear();
            }
            case "id", "severity" -> current.put(element, ShortText.read(reader, TEXT_LIMIT));
            case "issued", "updated" -> current.put(element, attribute(reader, "date"));
            case "collection" -> current.put(element, attribute(reader, "short"));
            case "reference" -> {
                if (attribute(reader, "type").equals("cve") && cves.size() < COUNT_LIMIT) {
                    cves.add(attribute(reader, "id"));
                }
            }
            case "package" -> rpm(reader);
            default -> {}
        }
    }

    private void rpm(XMLStreamReader reader) throws IOException {
        String name = attribute(reader, "name");
        String version = attribute(reader, "version");
        if (name.isEmpty() || version.isEmpty() || RpmComponent.isDebug(name)) {
            return;
        }
        if (packages.size() >= COUNT_LIMIT) {
            throw new IOException("an update of more than " + COUNT_LIMIT + " packages");
        }
        String epoch = attribute(reader, "epoch");
        packages.putIfAbsent(
                name, (epoch.isEmpty() ? "0" : epoch) + ':' + version + '-' + attribute(reader, "release"));
    }

    private void end(String element) {
        String id = current.get("id");
        if (element.equals("update") && id != null && !id.isBlank()) {
            out.accept(new Update(
                    id,
                    current.getOrDefault("severity", ""),
                    current.get("issued"),
                    current.get("updated"),
                    List.copyOf(cves),
                    current.getOrDefault("collection", ""),
                    new LinkedHashMap<>(packages)));
        }
    }

    private static String attribute(XMLStreamReader reader, String name) {
        String value = reader.getAttributeValue(null, name);
        return value == null ? "" : value;
    }
}
