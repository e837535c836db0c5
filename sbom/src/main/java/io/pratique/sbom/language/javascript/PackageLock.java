package io.pratique.sbom.language.javascript;

import io.pratique.model.inventory.Component;
import io.pratique.sbom.language.JsonMembers;
import java.io.IOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// What a lock file of npm lists, each package and version once.
///
/// Version 1 has `dependencies`, nested as in `node_modules`; version 3 has `packages`, by path; version 2 has
/// both, for old and new readers.
final class PackageLock {
    private static final String FOLDER = "node_modules/";
    private static final String ALIAS = "npm:";

    private final Map<String, Component> byPath = new LinkedHashMap<>();
    private final Map<String, Component> byDependency = new LinkedHashMap<>();

    /// Takes a member of the document.
    void take(String member, JsonParser value) throws IOException {
        switch (member) {
            case "packages" -> JsonMembers.of(value, this::takePath);
            case "dependencies" -> JsonMembers.of(value, this::takeDependency);
            default -> {}
        }
    }

    Collection<Component> packages() {
        return byPath.isEmpty() ? byDependency.values() : byPath.values();
    }

    /// Paths outside of `node_modules` are the project itself and its workspaces, links lead to these.
    private void takePath(String path, JsonParser value) throws IOException {
        int folder = path.lastIndexOf(FOLDER);
        if (folder < 0) {
            return;
        }
        var entry = new NpmPackage();
        entry.name = path.substring(folder + FOLDER.length());
        var link = new boolean[1];
        JsonMembers.of(value, (member, part) -> {
            entry.take(member, part);
            link[0] |= member.equals("link") && part.currentToken() == JsonToken.VALUE_TRUE;
        });
        if (!link[0]) {
            add(byPath, entry);
        }
    }

    private void takeDependency(String name, JsonParser value) throws IOException {
        var entry = new NpmPackage();
        JsonMembers.of(value, (member, part) -> {
            if (member.equals("version")) {
                entry.take(member, part);
            } else if (member.equals("dependencies")) {
                JsonMembers.of(part, this::takeDependency);
            }
        });
        entry.name = name;
        followAlias(entry);
        if (!isFolder(entry.version)) {
            add(byDependency, entry);
        }
    }

    /// In version 1 `"version": "npm:REAL@1.2.3"` says that another package was installed under this name.
    private static void followAlias(NpmPackage entry) {
        int at = entry.version.lastIndexOf('@');
        if (entry.version.startsWith(ALIAS) && at > ALIAS.length()) {
            entry.name = entry.version.substring(ALIAS.length(), at);
            entry.version = entry.version.substring(at + 1);
        }
    }

    /// Version 1 marks links so: `file:` with the path of a folder; with that of a packed package it is installed
    /// like any other.
    private static boolean isFolder(String version) {
        return version.startsWith("file:") && !version.endsWith(".tgz") && !version.endsWith(".tar.gz");
    }

    private static void add(Map<String, Component> packages, NpmPackage entry) {
        entry.component().ifPresent(found -> packages.putIfAbsent(entry.name + '\0' + entry.version, found));
    }
}
