package io.pratique.sbom.language.dotnet;

import io.pratique.image.ImageFile;
import io.pratique.json.XmlElement;
import io.pratique.model.inventory.Scope;
import io.pratique.sbom.analyzer.Discovery;
import io.pratique.sbom.language.Documents;
import java.io.IOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/// A project file of MSBuild, as far as it names packages. Conditions are not evaluated: what holds under any of
/// them counts.
final class MsbuildFile {
    private static final int MOST_REPLACEMENTS = 50;
    private static final int LONGEST = 1_000;

    private final XmlElement root;
    private final Map<String, String> properties = new HashMap<>();

    private MsbuildFile(XmlElement root) {
        this.root = root;
        for (XmlElement group : root.children("PropertyGroup")) {
            group.children().forEach(one -> properties.put(one.name().toLowerCase(Locale.ROOT), one.text()));
        }
    }

    /// @throws IOException when it is none
    static MsbuildFile of(ImageFile file) throws IOException {
        XmlElement root = Documents.xml(file);
        if (!root.name().equals("Project")) {
            throw new IOException("not a project of MSBuild");
        }
        return new MsbuildFile(root);
    }

    /// Tells of the packages at exact versions that items of these names ask for.
    void tell(Set<String> items, boolean direct, Consumer<Discovery> out) {
        for (XmlElement group : root.children("ItemGroup")) {
            for (XmlElement item : group.children()) {
                if (items.contains(item.name())) {
                    tell(item, direct, out);
                }
            }
        }
    }

    private void tell(XmlElement item, boolean direct, Consumer<Discovery> out) {
        String name = metadata(item, "Include");
        name = name.isEmpty() ? metadata(item, "Update") : name;
        String version = metadata(item, "VersionOverride");
        version = version.isEmpty() ? metadata(item, "Version") : version;
        var found = new NugetPackage(name, NugetPackage.exactVersion(version));
        if (found.valid()) {
            out.accept(new Discovery.Installed(found.component().withScope(scope(item))));
            if (direct) {
                out.accept(new Discovery.Requires(null, found.purl()));
            }
        }
    }

    /// Packages of which nothing goes to those who use the project, such as analyzers of code, serve its build.
    private Scope scope(XmlElement item) {
        boolean development = metadata(item, "PrivateAssets").equalsIgnoreCase("all")
                || item.name().equals("GlobalPackageReference");
        return development ? Scope.DEVELOPMENT : Scope.RUNTIME;
    }

    /// What stands as attribute or as element, properties put in.
    private String metadata(XmlElement item, String name) {
        String attribute = item.attribute(name);
        return expanded((attribute.isEmpty() ? item.text(name) : attribute).strip())
                .strip();
    }

    /// What is not defined here stays as it is.
    private String expanded(String text) {
        String result = text;
        for (int i = 0; i < MOST_REPLACEMENTS; i++) {
            int start = result.indexOf("$(");
            int end = result.indexOf(')', start + 1);
            String value = start < 0 || end < 0
                    ? null
                    : properties.get(result.substring(start + 2, end).toLowerCase(Locale.ROOT));
            if (value == null || result.length() + value.length() > LONGEST) {
                return result;
            }
            result = result.substring(0, start) + value + result.substring(end + 1);
        }
        return result;
    }
}
