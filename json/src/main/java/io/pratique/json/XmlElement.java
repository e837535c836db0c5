package io.pratique.json;

import java.util.List;
import java.util.Map;

/// An element of an XML document, names without their namespaces.
///
/// The accessors are lenient, as those of [JsonValue] are.
///
/// @param text what stands directly in it, without the white space around
public record XmlElement(String name, Map<String, String> attributes, List<XmlElement> children, String text) {
    private static final XmlElement NONE = new XmlElement("", Map.of(), List.of(), "");

    /// The first child of a name; an empty element where there is none.
    public XmlElement child(String wanted) {
        for (XmlElement child : children) {
            if (child.name.equals(wanted)) {
                return child;
            }
        }
        return NONE;
    }

    public List<XmlElement> children(String wanted) {
        return children.stream().filter(child -> child.name.equals(wanted)).toList();
    }

    /// The text of the first child of a name, empty where there is none.
    public String text(String wanted) {
        return child(wanted).text;
    }

    /// An attribute's value, empty where there is none.
    public String attribute(String wanted) {
        return attributes.getOrDefault(wanted, "");
    }
}
