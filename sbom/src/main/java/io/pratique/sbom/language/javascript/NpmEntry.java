package io.pratique.sbom.language.javascript;

import io.pratique.image.LimitException;
import io.pratique.model.inventory.Component;
import io.pratique.model.inventory.Scope;
import io.pratique.sbom.language.JsonMembers;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// What a lock file of npm says of one place (npm-docs, package-lock.json).
final class NpmEntry {
    private static final int NEEDS_LIMIT = 100_000;

    final NpmPackage about = new NpmPackage();
    final ModuleTree.Folder folder;

    /// The folder that this is a symbolic link to; null when it is none.
    @Nullable
    String target;

    private final List<String> wishes = new ArrayList<>(2);
    private String resolved = "";
    private boolean link;
    private boolean development;
    private boolean optional;

    NpmEntry(ModuleTree.Folder folder) {
        this.folder = folder;
    }

    /// Takes a member of the entry. Package-lock version 1 calls the dependencies `requires`.
    void take(String member, JsonParser value) throws IOException {
        switch (member) {
            case "dependencies", "requires", "optionalDependencies", "peerDependencies", "devDependencies" ->
                wishes(value);
            case "dev" -> development = isTrue(value);
            case "optional", "peer", "devOptional" -> optional |= isTrue(value);
            case "link" -> link = isTrue(value);
            case "resolved" -> resolved = JsonMembers.text(value);
            default -> about.take(member, value);
        }
        target = link ? resolved : null;
    }

    private static boolean isTrue(JsonParser value) {
        return value.currentToken() == JsonToken.VALUE_TRUE;
    }

    private void wishes(JsonParser value) throws IOException {
        JsonMembers.of(value, (name, range) -> {
            if (wishes.size() == NEEDS_LIMIT) {
                throw new LimitException("a package with more than " + NEEDS_LIMIT + " dependencies");
            }
            wishes.add(name);
        });
    }

    /// Its component; null when it has no name, or neither a version nor a place that it comes from.
    @Nullable
    Component component() {
        String version = NpmNames.isPlace(about.version) ? "" : about.version;
        boolean somewhere = !about.version.isEmpty() || !resolved.isEmpty();
        return somewhere ? about.component(version) : null;
    }

    /// Adds it to the graph, as what lies in its folder.
    ///
    /// @param component null for the project itself
    void install(LockGraph graph, @Nullable Component component) throws LimitException {
        LockedPackage content = component == null ? graph.addProject() : graph.add(component);
        content.scope = development ? Scope.DEVELOPMENT : optional ? Scope.OPTIONAL : Scope.RUNTIME;
        folder.content = content;
    }

    /// Looks up what it needs, when everything is installed.
    void connect() {
        for (String name : wishes) {
            if (folder.content != null) {
                folder.content.needs(folder.resolve(name), Scope.RUNTIME);
            }
        }
    }
}
