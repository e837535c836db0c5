package io.pratique.sbom.format.document;

import io.pratique.model.inventory.Scope;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An element of a document, as the document tells it.
///
/// @param reference by which the rest of the document speaks of it; empty where it has none
/// @param group what stands before its name in its ecosystem; empty where nothing does
/// @param properties named values, ours and those of other tools
/// @param paths where it was seen, as far as a member of the document tells
public record Draft(
        Kind kind,
        String reference,
        String group,
        String name,
        String version,
        @Nullable String purl,
        Scope scope,
        List<String> licenses,
        List<Property> properties,
        List<String> paths) {

    public enum Kind {
        /// What the document is about.
        TARGET,
        PACKAGE,
        OPERATING_SYSTEM,
        /// What other elements hang on without being a package itself, such as a lock file.
        GROUP,
        /// Neither of these: a file, a device, a data set.
        OTHER
    }

    public Draft {
        licenses = List.copyOf(licenses);
        properties = List.copyOf(properties);
        paths = List.copyOf(paths);
    }

    /// The value of the first property of a name; empty where there is none.
    String property(String wanted) {
        for (Property property : properties) {
            if (property.name().equals(wanted)) {
                return property.value();
            }
        }
        return "";
    }

    /// The same, installed by another package.
    public Draft ownedBy(String owner) {
        List<Property> more = new ArrayList<>(properties);
        more.add(new Property(Names.OWNER, owner));
        return new Draft(kind, reference, group, name, version, purl, scope, licenses, more, paths);
    }

    /// The name to tell people.
    String title() {
        return group.isEmpty() ? name : group + "/" + name;
    }
}
