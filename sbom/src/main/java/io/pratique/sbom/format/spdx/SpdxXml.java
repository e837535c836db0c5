package io.pratique.sbom.format.spdx;

import io.pratique.json.JsonValue;
import io.pratique.json.XmlElement;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Turns SPDX 2 in XML into the JSON that says the same: an item of a list is an element of the list's name.
public final class SpdxXml {
    private static final Set<String> LISTS = Set.of(
            "packages",
            "relationships",
            "annotations",
            "documentDescribes",
            "hasExtractedLicensingInfos",
            "externalRefs",
            "creators");

    private SpdxXml() {}

    /// @throws IOException when it has another root
    public static JsonValue toJson(XmlElement root) throws IOException {
        if (!root.name().equals("Document")) {
            throw new IOException("not an SPDX document: its root is another");
        }
        return value(root);
    }

    private static JsonValue value(XmlElement element) {
        if (element.children().isEmpty()) {
            return new JsonValue.Str(element.text());
        }
        Map<String, JsonValue> out = new LinkedHashMap<>();
        Map<String, List<JsonValue>> lists = new LinkedHashMap<>();
        for (XmlElement child : element.children()) {
            if (LISTS.contains(child.name())) {
                lists.computeIfAbsent(child.name(), any -> new ArrayList<>()).add(value(child));
            } else {
                out.putIfAbsent(child.name(), value(child));
            }
        }
        lists.forEach((name, items) -> out.put(name, new JsonValue.Arr(items)));
        return new JsonValue.Obj(out);
    }
}
