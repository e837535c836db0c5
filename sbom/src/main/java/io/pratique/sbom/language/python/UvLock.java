package io.pratique.sbom.language.python;

import io.pratique.json.JsonValue;
import io.pratique.model.inventory.Component;
import io.pratique.model.inventory.PackageUrl;
import io.pratique.sbom.analyzer.Discovery;
import io.pratique.sbom.language.NamedPackages;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What a lock file of uv says: all packages of a workspace, who needs whom, and the projects themselves, which uv
/// installs as editable or, when they are `virtual`, not at all.
final class UvLock {
    private static final List<String> LOCAL = List.of("virtual", "editable", "directory");

    private final JsonValue document;
    private final List<JsonValue> packages;
    private final NamedPackages found = new NamedPackages();

    UvLock(JsonValue document) {
        this.document = document;
        this.packages = document.get("package").items();
    }

    void tell(Consumer<Discovery> out) {
        var scopes = new UvScopes(packages);
        packages.stream().filter(UvLock::isProject).forEach(scopes::addProject);
        scopes.addManifest(document.get("manifest"));
        scopes.run();
        for (JsonValue entry : packages) {
            add(entry, scopes);
        }
        needAll(null, document.get("manifest").get("requirements").items());
        needLists(null, document.get("manifest").get("dependency-groups"));
        found.tell(out);
        checkProjects(out);
    }

    private void add(JsonValue entry, UvScopes scopes) {
        String name = entry.text("name", "");
        Optional<Component> component = entry.get("source").text("virtual") == null
                ? PythonPackages.component(name, entry.text("version", ""))
                : Optional.empty();
        component.ifPresent(one -> {
            found.add(name, one.withScope(scopes.of(entry)));
            needAll(one.purl(), entry.get("dependencies").items());
            needLists(one.purl(), entry.get("optional-dependencies"));
        });
        if (isProject(entry)) {
            needAll(null, entry.get("dependencies").items());
            needLists(null, entry.get("optional-dependencies"));
            needLists(null, entry.get("dev-dependencies"));
        }
    }

    private void needLists(@Nullable PackageUrl from, JsonValue lists) {
        lists.fields().values().forEach(list -> needAll(from, list.items()));
    }

    private void needAll(@Nullable PackageUrl from, List<JsonValue> dependencies) {
        for (JsonValue dependency : dependencies) {
            found.need(from, dependency.text("name", ""), dependency.text("version"));
        }
    }

    static boolean isProject(JsonValue entry) {
        JsonValue source = entry.get("source");
        return LOCAL.stream().anyMatch(kind -> source.text(kind) != null);
    }

    /// Packages are there because a project, a script or a workspace asks for them, and each project has a folder
    /// to itself.
    private void checkProjects(Consumer<Discovery> out) {
        List<JsonValue> projects = new ArrayList<>();
        packages.stream().filter(UvLock::isProject).forEach(projects::add);
        if (projects.isEmpty()
                && !packages.isEmpty()
                && document.get("manifest").isNull()) {
            out.accept(new Discovery.Malformed("nothing asks for the packages of this lock file"));
        }
        Set<String> folders = new HashSet<>();
        for (JsonValue project : projects) {
            String folder = project.get("source").text("virtual", "");
            if (!folder.isEmpty() && !folders.add(folder)) {
                out.accept(new Discovery.Malformed("two projects in one folder"));
            }
        }
    }
}
