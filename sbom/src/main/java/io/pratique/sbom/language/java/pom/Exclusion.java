package io.pratique.sbom.language.java.pom;

import io.pratique.json.XmlElement;
import java.util.ArrayList;
import java.util.List;

/// What a dependency does not bring along; `*` stands for any group or artifact (Maven, "Optional Dependencies and
/// Dependency Exclusions").
record Exclusion(String group, String artifact) {
    static final String ANY = "*";

    /// Those of a dependency.
    static List<Exclusion> of(XmlElement dependency) {
        XmlElement list = dependency.child("exclusions");
        if (list.children().isEmpty()) {
            return List.of();
        }
        List<Exclusion> all = new ArrayList<>();
        for (XmlElement one : list.children("exclusion")) {
            all.add(new Exclusion(one.text("groupId"), one.text("artifactId")));
        }
        return all;
    }
}
