package io.pratique.sbom.language.java.pom;

import io.pratique.json.XmlElement;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One pom.xml as it stands, with the profiles that are active by default (Maven, "POM Reference"). Other profiles
/// depend on who builds, and are left out.
///
/// @param path where it lies, from the root of the target
/// @param parentPath the `relativePath` of the parent
/// @param relocation where the artifact is now, empty parts being as they were; null where it is here
/// @param modules the folders or files of projects that are built together with it
record Pom(
        String path,
        PomCoordinates coordinates,
        @Nullable PomCoordinates parent,
        String parentPath,
        Map<String, String> properties,
        List<PomDependency> dependencies,
        List<PomDependency> management,
        @Nullable PomCoordinates relocation,
        List<String> modules) {
    private static final String PARENT_PATH = "../pom.xml";

    /// @throws IOException when it is none
    static Pom of(String path, XmlElement root) throws IOException {
        if (!root.name().equals("project")) {
            throw new IOException("not a project of Maven");
        }
        XmlElement parent = root.child("parent");
        var pom = new Pom(
                path,
                PomCoordinates.of(root),
                root.children("parent").isEmpty() ? null : PomCoordinates.of(parent),
                parent.children("relativePath").isEmpty() ? PARENT_PATH : parent.text("relativePath"),
                new LinkedHashMap<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                relocation(root.child("distributionManagement")),
                new ArrayList<>());
        pom.add(root);
        for (XmlElement profile : root.child("profiles").children("profile")) {
            if (profile.child("activation").text("activeByDefault").equals("true")) {
                pom.add(profile);
            }
        }
        return pom;
    }

    private static @Nullable PomCoordinates relocation(XmlElement distribution) {
        List<XmlElement> told = distribution.children("relocation");
        return told.isEmpty() ? null : PomCoordinates.of(told.getFirst());
    }

    private void add(XmlElement part) {
        part.child("modules").children("module").forEach(one -> modules.add(one.text()));
        part.child("properties").children().forEach(one -> properties.put(one.name(), one.text()));
        add(part.child("dependencies"), dependencies);
        add(part.child("dependencyManagement").child("dependencies"), management);
    }

    private static void add(XmlElement list, List<PomDependency> dependencies) {
        list.children("dependency").forEach(one -> dependencies.add(PomDependency.of(one)));
    }

    Pom withParentPath(String other) {
        return new Pom(path, coordinates, parent, other, properties, dependencies, management, relocation, modules);
    }

    /// Group and version come from the parent where they are left out.
    PomCoordinates inherited() {
        if (parent == null) {
            return coordinates;
        }
        return new PomCoordinates(
                coordinates.group().isEmpty() ? parent.group() : coordinates.group(),
                coordinates.artifact(),
                coordinates.version().isEmpty() ? parent.version() : coordinates.version());
    }
}
