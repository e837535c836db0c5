package io.pratique.sbom.language.java.repository;

import io.pratique.json.Xml;
import io.pratique.json.XmlElement;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;

/// Reads maven-metadata.xml, in which a repository lists the versions of an artifact (Maven, "Repository
/// Metadata").
final class MavenMetadata {
    static final String NAME = "maven-metadata.xml";

    private MavenMetadata() {}

    static List<String> versions(byte[] file) throws IOException {
        XmlElement root = Xml.parse(new ByteArrayInputStream(file));
        return root.child("versioning").child("versions").children("version").stream()
                .map(XmlElement::text)
                .toList();
    }
}
