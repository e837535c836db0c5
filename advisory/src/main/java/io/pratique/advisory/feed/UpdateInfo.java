package io.pratique.advisory.feed;

import io.pratique.json.Xml;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/// Streams `updateinfo.xml`, in which an rpm repository lists its updates.
final class UpdateInfo {
    private static final long SIZE_LIMIT = 2L << 30;
    private static final int COUNT_LIMIT = 100_000;
    private static final int TEXT_LIMIT = 10_000;

    /// One update.
    ///
    /// @param type `security` and others; empty where it is not told
    /// @param cves those that it names, and those that the titles of the bugs it closes name
    /// @param collection the short name of the repository's collection: `amazon-linux-2`
    /// @param packages names of packages with the version that has the fix
    /// @param sources the source packages among them
    record Update(
            String id,
            String type,
            String severity,
            @Nullable String issued,
            @Nullable String updated,
            List<String> cves,
            String collection,
            Map<String, String> packages,
            Map<String, String> sources) {}

    private final Consumer<Update> out;
    private final Map<String, String> current = new LinkedHashMap<>();
    private final List<String> cves = new ArrayList<>();
    private final Map<String, String> packages = new LinkedHashMap<>();
    private final Map<String, String> sources = new LinkedHashMap<>();

    private UpdateInfo(Consumer<Update> out) {
        this.out = out;
    }

    static void read(Path file, Consumer<Update> out) throws IOException {
        try (InputStream in = Packed.open(file, SIZE_LIMIT)) {
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

    private void start(XMLStreamReader reader) throws IOException, XMLStreamException {
        String element = reader.getLocalName();
        switch (element) {
            case "update" -> {
                current.clear();
                cves.clear();
                packages.clear();
                sources.clear();
                current.put("type", attribute(reader, "type"));
            }
            case "id", "severity" -> current.put(element, ShortText.read(reader, TEXT_LIMIT));
            case "issued", "updated" -> current.put(element, attribute(reader, "date"));
            case "collection" -> current.put(element, attribute(reader, "short"));
            case "reference" -> reference(reader);
            case "package" -> rpm(reader);
            default -> {}
        }
    }

    private void reference(XMLStreamReader reader) {
        if (cves.size() >= COUNT_LIMIT) {
            return;
        }
        if (attribute(reader, "type").equals("cve")) {
            cves.add(attribute(reader, "id"));
        } else {
            CveNames.in(attribute(reader, "title")).forEach(cves::add);
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
        String evr = (epoch.isEmpty() ? "0" : epoch) + ':' + version + '-' + attribute(reader, "release");
        packages.putIfAbsent(name, evr);
        if (attribute(reader, "arch").equals("src")) {
            sources.putIfAbsent(name, evr);
        }
    }

    private void end(String element) {
        String id = current.get("id");
        if (element.equals("update") && id != null && !id.isBlank()) {
            out.accept(new Update(
                    id,
                    current.getOrDefault("type", ""),
                    current.getOrDefault("severity", ""),
                    current.get("issued"),
                    current.get("updated"),
                    cves.stream().distinct().toList(),
                    current.getOrDefault("collection", ""),
                    new LinkedHashMap<>(packages),
                    new LinkedHashMap<>(sources)));
        }
    }

    private static String attribute(XMLStreamReader reader, String name) {
        String value = reader.getAttributeValue(null, name);
        return value == null ? "" : value;
    }
}
