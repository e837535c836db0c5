package io.pratique.sbom.format.spdx;

import io.pratique.json.XmlElement;
import io.pratique.sbom.format.document.Gathering;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Reads SPDX 2 in RDF/XML, as the SPDX tools write it: packages, wherever they are described, and relationships.
public final class SpdxRdf {
    private static final String LICENSES = "http://spdx.org/licenses/";

    private final Elements elements;
    private String version = "";
    private String document = "";

    private SpdxRdf(Gathering gathering) {
        elements = new Elements(gathering);
    }

    /// @throws IOException when it has another root or holds no SPDX document
    public static void read(XmlElement root, Gathering gathering) throws IOException {
        if (!root.name().equals("RDF")) {
            throw new IOException("not an SPDX document: its root is another");
        }
        var reader = new SpdxRdf(gathering);
        reader.walk(root, "");
        SpdxReader.check(reader.version);
        reader.elements.end(reader.document);
    }

    /// @param subject the element around
    private void walk(XmlElement element, String subject) throws IOException {
        String inner = subject;
        switch (element.name()) {
            case "SpdxDocument" -> {
                document = reference(element.attribute("about"));
                version = element.text("specVersion");
                inner = document;
            }
            case "Package" -> {
                inner = reference(element.attribute("about"));
                if (!element.children().isEmpty()) {
                    add(element, inner);
                }
            }
            case "File", "Snippet" -> inner = reference(element.attribute("about"));
            case "Relationship" -> relationship(element, subject);
            default -> {}
        }
        for (XmlElement child : element.children()) {
            walk(child, inner);
        }
    }

    private void relationship(XmlElement element, String subject) throws IOException {
        XmlElement related = element.child("relatedSpdxElement");
        String to = related.children().isEmpty()
                ? related.attribute("resource")
                : related.children().getFirst().attribute("about");
        String type = element.child("relationshipType").attribute("resource");
        elements.relate(subject, words(type.substring(type.indexOf('_') + 1)), reference(to));
    }

    /// `dependsOn` as `DEPENDS_ON`.
    static String words(String camel) {
        var out = new StringBuilder();
        for (int i = 0; i < camel.length(); i++) {
            char c = camel.charAt(i);
            if (Character.isUpperCase(c)) {
                out.append('_');
            }
            out.append(c);
        }
        return out.toString().toUpperCase(Locale.ROOT);
    }

    private void add(XmlElement element, String reference) throws IOException {
        String purpose = element.child("primaryPackagePurpose").attribute("resource");
        elements.add(new Elements.SpdxPackage(
                reference,
                element.text("name"),
                element.text("versionInfo"),
                purl(element),
                purpose.substring(purpose.indexOf('_') + 1),
                license(element.child("licenseDeclared")),
                license(element.child("licenseConcluded")),
                List.of(),
                SpdxReader.paths(element.text("sourceInfo"))));
    }

    private static @Nullable String purl(XmlElement element) {
        for (XmlElement reference : element.children("externalRef")) {
            XmlElement said = reference.child("ExternalRef");
            if (SpdxReader.isPurl(said.child("referenceType").attribute("resource"))) {
                return said.text("referenceLocator");
            }
        }
        return null;
    }

    /// Only licences of the list; expressions are graphs of their own here.
    private static String license(XmlElement element) {
        String resource = element.attribute("resource");
        String about = element.child("ListedLicense").attribute("about");
        String id = resource.isEmpty() ? about : resource;
        return id.startsWith(LICENSES) ? id.substring(LICENSES.length()) : "";
    }

    private static String reference(String address) {
        return address.substring(address.lastIndexOf('#') + 1);
    }
}
