package io.pratique.advisory.feed;

import io.pratique.json.Xml;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/// Streams Oracle's OVAL definitions.
///
/// All that the tests, objects and states of a definition hold stands in the comments of its criteria too
/// (`Oracle Linux 8 is installed`, `Module httpd:2.4 is enabled`, `httpd is earlier than 0:2.4.37-65`), so that the
/// half million of them need not be kept. What a group of criteria says holds for all groups within it.
final class OracleDefinitions {
    private static final int DEPTH_LIMIT = 100;
    private static final int PACKAGE_LIMIT = 100_000;
    private static final int TEXT_LIMIT = 1_000;

    /// A package with a fix.
    record Fixed(
            String name,
            String evr,
            @Nullable String release,
            @Nullable String stream) {
        private Fixed within(Group group) {
            return new Fixed(
                    name, evr, release == null ? group.release : release, stream == null ? group.stream : stream);
        }
    }

    record Definition(
            String id, @Nullable String url, List<String> cves, String severity, String issued, List<Fixed> packages) {}

    private static final class Group {
        private @Nullable String release;
        private @Nullable String stream;
        private final List<Fixed> packages = new ArrayList<>();
    }

    private final Consumer<Definition> out;
    private final Deque<Group> groups = new ArrayDeque<>();
    private final List<String> cves = new ArrayList<>();
    private String id = "";
    private @Nullable String url;
    private String severity = "";
    private String issued = "";

    private OracleDefinitions(Consumer<Definition> out) {
        this.out = out;
    }

    static void read(InputStream in, Consumer<Definition> out) throws IOException {
        var definitions = new OracleDefinitions(out);
        Xml.walk(in, reader -> {
            switch (reader.getEventType()) {
                case XMLStreamConstants.START_ELEMENT -> definitions.start(reader);
                case XMLStreamConstants.END_ELEMENT -> definitions.end(reader.getLocalName());
                default -> {}
            }
        });
    }

    private void start(XMLStreamReader reader) throws IOException, XMLStreamException {
        switch (reader.getLocalName()) {
            case "definition" -> {
                groups.clear();
                groups.push(new Group());
                cves.clear();
                id = "";
                url = null;
                severity = "";
                issued = "";
            }
            case "reference" -> reference(reader);
            case "severity" -> severity = ShortText.read(reader, TEXT_LIMIT);
            case "issued" -> issued = attribute(reader, "date");
            case "criteria" -> {
                if (groups.size() > DEPTH_LIMIT) {
                    throw new IOException("criteria nested more than " + DEPTH_LIMIT + " deep");
                }
                groups.push(new Group());
            }
            case "criterion" -> criterion(attribute(reader, "comment"));
            default -> {}
        }
    }

    private void reference(XMLStreamReader reader) {
        String name = attribute(reader, "ref_id");
        if (attribute(reader, "source").equalsIgnoreCase("elsa")) {
            id = name;
            url = attribute(reader, "ref_url");
        } else if (name.startsWith("CVE-") && cves.size() < PACKAGE_LIMIT) {
            cves.add(name);
        }
    }

    private void criterion(String comment) throws IOException {
        Group group = groups.peek();
        if (group == null) {
            return;
        }
        int earlier = comment.indexOf(" is earlier than ");
        if (earlier > 0) {
            if (group.packages.size() >= PACKAGE_LIMIT) {
                throw new IOException("a definition of more than " + PACKAGE_LIMIT + " packages");
            }
            String evr = comment.substring(earlier + " is earlier than ".length());
            group.packages.add(new Fixed(comment.substring(0, earlier), evr, null, null));
        } else if (comment.startsWith("Oracle Linux ") && comment.endsWith(" is installed")) {
            group.release = comment.substring("Oracle Linux ".length(), comment.length() - " is installed".length());
        } else if (comment.startsWith("Module ") && comment.endsWith(" is enabled")) {
            group.stream = comment.substring("Module ".length(), comment.length() - " is enabled".length());
        }
    }

    private void end(String element) {
        if (element.equals("criteria") && groups.size() > 1) {
            Group done = groups.pop();
            Group outer = groups.element();
            done.packages.forEach(fixed -> outer.packages.add(fixed.within(done)));
        } else if (element.equals("definition") && !groups.isEmpty()) {
            out.accept(new Definition(id, url, List.copyOf(cves), severity, issued, groups.pop().packages));
            groups.clear();
        }
    }

    private static String attribute(XMLStreamReader reader, String name) {
        String value = reader.getAttributeValue(null, name);
        return value == null ? "" : value;
    }
}
