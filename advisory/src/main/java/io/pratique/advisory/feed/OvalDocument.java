package io.pratique.advisory.feed;

import io.pratique.json.Xml;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/// What OVAL 5 definitions about rpm packages say: definitions refer to tests, tests to an object (a package name)
/// and a state (a version).
final class OvalDocument {
    private static final int COUNT_LIMIT = 2_000_000;
    private static final int TEXT_LIMIT = 100_000;

    record Definition(
            String id,
            String problem,
            @Nullable String url,
            String patchable,
            String date,
            String severity,
            List<String> tests) {}

    record Condition(String name, String operation, String evr) {}

    private record Test(String object, String state) {}

    private record State(String operation, String evr) {}

    private final List<Definition> definitions = new ArrayList<>();
    private final Map<String, Test> tests = new HashMap<>();
    private final Map<String, String> objects = new HashMap<>();
    private final Map<String, State> states = new HashMap<>();

    private final Map<String, String> current = new HashMap<>();
    private final List<String> criteria = new ArrayList<>();
    private int count;

    private OvalDocument() {}

    static OvalDocument read(InputStream in) throws IOException {
        var document = new OvalDocument();
        Xml.walk(in, reader -> {
            switch (reader.getEventType()) {
                case XMLStreamConstants.START_ELEMENT -> document.start(reader);
                case XMLStreamConstants.END_ELEMENT -> document.end(reader.getLocalName());
                default -> {}
            }
        });
        return document;
    }

    List<Definition> definitions() {
        return definitions;
    }

    /// The conditions that all have to hold; those that refer to nothing are left out.
    List<Condition> conditions(Definition definition) {
        List<Condition> out = new ArrayList<>();
        for (String id : definition.tests()) {
            Test test = tests.get(id);
            String name = test == null ? null : objects.get(test.object());
            State state = test == null ? null : states.get(test.state());
            if (name != null && state != null) {
                out.add(new Condition(name, state.operation(), state.evr()));
            }
        }
        return out;
    }

    private void start(XMLStreamReader reader) throws IOException, XMLStreamException {
        switch (reader.getLocalName()) {
            case "definition", "rpminfo_test", "rpminfo_object", "rpminfo_state" -> {
                if (++count > COUNT_LIMIT) {
                    throw new IOException("more than " + COUNT_LIMIT + " elements");
                }
                current.clear();
                criteria.clear();
                keep(reader, "id", "id");
            }
            case "reference" -> {
                keep(reader, "ref_id", "problem");
                keep(reader, "ref_url", "url");
            }
            case "criterion" -> criteria.add(attribute(reader, "test_ref"));
            case "object" -> keep(reader, "object_ref", "object");
            case "state" -> keep(reader, "state_ref", "state");
            case "evr" -> {
                keep(reader, "operation", "operation");
                current.put("evr", ShortText.read(reader, TEXT_LIMIT));
            }
            case "patchable", "advisory_date", "severity", "name" -> {
                String element = reader.getLocalName();
                current.put(element, ShortText.read(reader, TEXT_LIMIT));
            }
            default -> {}
        }
    }

    private void keep(XMLStreamReader reader, String attribute, String as) {
        current.put(as, attribute(reader, attribute));
    }

    private static String attribute(XMLStreamReader reader, String name) {
        String value = reader.getAttributeValue(null, name);
        return value == null ? "" : value;
    }

    private void end(String element) {
        String id = value("id");
        switch (element) {
            case "definition" ->
                definitions.add(new Definition(
                        id,
                        value("problem"),
                        current.get("url"),
                        value("patchable"),
                        value("advisory_date"),
                        value("severity"),
                        List.copyOf(criteria)));
            case "rpminfo_test" -> tests.put(id, new Test(value("object"), value("state")));
            case "rpminfo_object" -> objects.put(id, value("name"));
            case "rpminfo_state" -> states.put(id, new State(value("operation"), value("evr")));
            default -> {}
        }
    }

    private String value(String name) {
        return current.getOrDefault(name, "");
    }
}
