package io.pratique.sbom.language.swift;

import io.pratique.image.ImageFile;
import io.pratique.json.JsonValue;
import io.pratique.model.inventory.Component;
import io.pratique.model.inventory.PackageUrl;
import io.pratique.sbom.analyzer.Discovery;
import io.pratique.sbom.analyzer.FileNames;
import io.pratique.sbom.language.Documents;
import io.pratique.sbom.language.Expect;
import io.pratique.sbom.language.Names;
import io.pratique.sbom.language.ProjectFileAnalyzer;
import io.pratique.sbom.language.VcsUrls;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Reads Package.resolved of the Swift package manager: version 1 with `object.pins` and `repositoryURL`, versions
/// 2 and 3 with `pins` and `location`.
///
/// A package is named by its repository, as in advisories: `github.com/apple/swift-nio`. One that is pinned to a
/// branch has this as its version, one that is pinned to a commit has none.
public final class PackageResolvedAnalyzer implements ProjectFileAnalyzer {
    @Override
    public String id() {
        return "language/swift/package-resolved";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public FileNames names() {
        return FileNames.of("Package.resolved");
    }

    @Override
    public void analyze(ImageFile file, Consumer<Discovery> out) throws IOException {
        JsonValue document = Expect.object(Documents.json(file), "Package.resolved");
        List<JsonValue> pins = document.get("pins").items();
        for (JsonValue pin : pins.isEmpty() ? document.get("object").get("pins").items() : pins) {
            @Nullable Component component = component(pin);
            out.accept(
                    component == null
                            ? new Discovery.Malformed("package without repository, version or commit")
                            : new Discovery.Installed(component));
        }
    }

    private static @Nullable Component component(JsonValue pin) {
        String location = pin.text("location", pin.text("repositoryURL", ""));
        String name = repository(location);
        if (name.isEmpty()) {
            name = pin.text("identity", ""); // of a registry, or in a local folder
        }
        JsonValue state = pin.get("state");
        String version = state.text("version", state.text("branch", ""));
        String commit = state.text("revision", "");
        if (!Names.valid(name) || name.endsWith("/") || !Names.valid(version.isEmpty() ? commit : version)) {
            return null;
        }
        int slash = name.lastIndexOf('/');
        PackageUrl purl =
                PackageUrl.of("swift", slash < 0 ? null : name.substring(0, slash), name.substring(slash + 1), version);
        return Component.of(version.isEmpty() ? VcsUrls.git(purl, location, commit) : purl, name, version);
    }

    /// `HOST/PATH` of an address in one of the forms that git takes.
    private static String repository(String location) {
        int scheme = location.indexOf("://");
        String name = scheme < 0 ? location : location.substring(scheme + "://".length());
        int host = name.indexOf('@') + 1;
        name = name.substring(host > name.indexOf('/') && name.indexOf('/') >= 0 ? 0 : host);
        int colon = scheme < 0 ? name.indexOf(':') : -1;
        name = colon < 0 ? name : name.substring(0, colon) + "/" + name.substring(colon + 1);
        if (name.endsWith("/")) {
            name = name.substring(0, name.length() - 1);
        }
        return name.endsWith(".git") ? name.substring(0, name.length() - ".git".length()) : name;
    }
}
