package io.pratique.advisory.feed;

import io.pratique.json.Xml;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/// Streams the OVAL 5 definitions of providers who write into the comments of criteria all that the tests, objects
/// and states say, so that the half million of those need not be kept: Oracle, Red Hat and Ubuntu.
final class OvalDefinitions {
    private static final int DEPTH_LIMIT = 100;
    private static final int COUNT_LIMIT = 100_000;
    private static final int TEXT_LIMIT = 1_000;

    record Reference(String source, String id, String url) {}

    /// A CVE with the attributes that providers put on it: `cvss3`, `impact`, `priority`, `cvss_vector`.
    record Cve(String id, Map<String, String> attributes) {
        String attribute(String name) {
            return attributes.getOrDefault(name, "");
        }
    }

    /// @param id of the definition itself, `oval:com.redhat.rhsa:def:20224765`
    /// @param kind `patch` or `vulnerability`
    /// @param resolutions what is done about components that have no fix: `Will not fix`
    record Definition(
            String id,
            String kind,
            List<Reference> references,
            String severity,
            String issued,
            List<Cve> cves,
            List<String> cpes,
            Map<String, String> resolutions,
            List<OvalGroup.Claim> claims) {
        /// The first reference from a source.
        @Nullable
        Reference reference(String source) {
            for (Reference reference : references) {
                if (reference.source().equalsIgnoreCase(source)) {
                    return reference;
                }
            }
            return null;
        }

        List<String> problems() {
            return references.stream()
                    .map(Reference::id)
                    .filter(id -> id.startsWith("CVE-"))
                    .toList();
        }
    }

    private final OvalGroup.Comments comments;
    private final Consumer<Definition> out;
    private final Deque<OvalGroup> groups = new ArrayDeque<>();
    private final Map<String, String> fields = new HashMap<>();
    private List<Reference> references = new ArrayList<>();
    private List<Cve> cves = new ArrayList<>();
    private List<String> cpes = new ArrayList<>();
    private Map<String, String> resolutions = new HashMap<>();

    private OvalDefinitions(OvalGroup.Comments comments, Consumer<Definition> out) {
        this.comments = comments;
        this.out = out;
    }

    static void read(InputStream in, OvalGroup.Comments comments, Consumer<Definition> out) throws IOException {
        var definitions = new OvalDefinitions(comments, out);
        Xml.walk(in, reader -> {
            switch (reader.getEventType()) {
                case XMLStreamConstants.START_ELEMENT -> definitions.start(reader);
                case XMLStreamConstants.END_ELEMENT -> definitions.end(reader.getLocalName());
                default -> {}
            }
        });
    }

    private void start(XMLStreamReader reader) throws IOException, XMLStreamException {
        String element = reader.getLocalName();
        if (element.equals("definition")) {
            begin(reader);
        } else if (groups.isEmpty()) {
            return;
        }
        switch (element) {
            case "reference" ->
                keep(
                        references,
                        new Reference(
                                attribute(reader, "source"),
                                attribute(reader, "ref_id"),
                                attribute(reader, "ref_url")));
            case "severity" -> fields.put(element, ShortText.read(reader, TEXT_LIMIT));
            case "issued", "updated" -> fields.put(element, attribute(reader, "date"));
            case "public_date" -> fields.put("issued", ShortText.read(reader, TEXT_LIMIT));
            case "cve" -> cve(reader);
            case "cpe" -> keep(cpes, ShortText.read(reader, TEXT_LIMIT));
            case "resolution" -> fields.put(element, attribute(reader, "state"));
            case "component" -> resolved(ShortText.read(reader, TEXT_LIMIT));
            case "criteria" -> {
                if (groups.size() > DEPTH_LIMIT) {
                    throw new IOException("criteria nested more than " + DEPTH_LIMIT + " deep");
                }
                groups.push(new OvalGroup());
            }
            case "criterion" -> comments.read(attribute(reader, "comment"), groups.element());
            default -> {}
        }
    }

    private void begin(XMLStreamReader reader) {
        groups.clear();
        groups.push(new OvalGroup());
        fields.clear();
        references = new ArrayList<>();
        cves = new ArrayList<>();
        cpes = new ArrayList<>();
        resolutions = new HashMap<>();
        fields.put("id", attribute(reader, "id"));
        fields.put("class", attribute(reader, "class"));
    }

    private void cve(XMLStreamReader reader) throws IOException, XMLStreamException {
        Map<String, String> attributes = new HashMap<>();
        for (int i = 0; i < Math.min(reader.getAttributeCount(), 32); i++) {
            attributes.put(reader.getAttributeLocalName(i), reader.getAttributeValue(i));
        }
        keep(cves, new Cve(ShortText.read(reader, TEXT_LIMIT), attributes));
    }

    /// Ubuntu's `component` is the part of its archive that has a package.
    private void resolved(String component) throws IOException {
        String state = fields.get("resolution");
        if (state != null && resolutions.putIfAbsent(component, state) == null && resolutions.size() > COUNT_LIMIT) {
            throw tooLarge();
        }
    }

    private static <T> void keep(List<T> list, T item) throws IOException {
        if (list.size() >= COUNT_LIMIT) {
            throw tooLarge();
        }
        list.add(item);
    }

    private static IOException tooLarge() {
        return new IOException("a definition of more than " + COUNT_LIMIT + " parts");
    }

    private void end(String element) throws IOException {
        if (element.equals("criteria") && groups.size() > 1) {
            OvalGroup done = groups.pop();
            done.into(groups.element());
        } else if (element.equals("definition") && !groups.isEmpty()) {
            out.accept(new Definition(
                    value("id"),
                    value("class"),
                    references,
                    value("severity"),
                    fields.getOrDefault("issued", value("updated")),
                    cves,
                    cpes,
                    resolutions,
                    groups.pop().claims()));
            groups.clear();
        }
    }

    private String value(String name) {
        return fields.getOrDefault(name, "");
    }

    private static String attribute(XMLStreamReader reader, String name) {
        String value = reader.getAttributeValue(null, name);
        return value == null ? "" : value;
    }
}
