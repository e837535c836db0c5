package io.pratique.sbom.language.dart;

import io.pratique.image.ImageFile;
import io.pratique.json.JsonValue;
import io.pratique.model.inventory.Component;
import io.pratique.model.inventory.PackageUrl;
import io.pratique.model.inventory.Scope;
import io.pratique.sbom.analyzer.Discovery;
import io.pratique.sbom.analyzer.FileNames;
import io.pratique.sbom.language.Documents;
import io.pratique.sbom.language.Names;
import io.pratique.sbom.language.ProjectFileAnalyzer;
import java.io.IOException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Reads pubspec.lock (dart.dev, "Glossary", lockfile).
public final class PubspecLockAnalyzer implements ProjectFileAnalyzer {
    private static final String REGISTRY = "https://pub.dev";
    private static final String FORMER_REGISTRY = "https://pub.dartlang.org";

    @Override
    public String id() {
        return "language/dart/pubspec-lock";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public FileNames names() {
        return FileNames.of("pubspec.lock");
    }

    @Override
    public void analyze(ImageFile file, Consumer<Discovery> out) throws IOException {
        JsonValue document = Documents.yaml(file);
        if (!(document.get("packages") instanceof JsonValue.Obj packages)) {
            throw new IOException("a pubspec.lock without packages");
        }
        packages.fields().forEach((name, about) -> {
            @Nullable Component component = component(name, about);
            if (component == null) {
                out.accept(new Discovery.Malformed("a package of a pubspec.lock without a name or version"));
                return;
            }
            String dependency = about.text("dependency", "");
            boolean development = dependency.equals("direct dev");
            out.accept(new Discovery.Installed(component.withScope(development ? Scope.DEVELOPMENT : Scope.RUNTIME)));
            if (dependency.startsWith("direct")) {
                out.accept(new Discovery.Requires(null, component.purl()));
            }
        });
    }

    private static @Nullable Component component(String name, JsonValue about) {
        String version = about.text("version", "");
        if (!Names.valid(name) || !Names.valid(version)) {
            return null;
        }
        PackageUrl purl = PackageUrl.of("pub", null, name, version);
        return Component.of(source(purl, about.text("source", ""), about.get("description")), name, version);
    }

    /// Where it comes from, unless from the usual registry or the software development kit.
    private static PackageUrl source(PackageUrl purl, String source, JsonValue description) {
        String url = description.text("url", "");
        return switch (source) {
            case "git" -> purl.with("vcs_url", repository(url) + '@' + description.text("resolved-ref", ""));
            case "hosted" ->
                url.equals(REGISTRY) || url.equals(FORMER_REGISTRY)
                        ? purl
                        : purl.with("repository_url", withoutUser(url));
            default -> purl;
        };
    }

    /// As `vcs_url` asks for it; `user@host:path` is short for ssh.
    private static String repository(String url) {
        int at = url.indexOf('@');
        boolean brief = !url.contains("://") && at > 0;
        return brief ? "git+ssh://" + url.substring(at + 1).replaceFirst(":", "/") : "git+" + withoutUser(url);
    }

    /// Without the name and password of a user, which are nobody's business.
    private static String withoutUser(String url) {
        int start = url.indexOf("://") + 3;
        int end = url.indexOf('/', start);
        int at = url.lastIndexOf('@', end < 0 ? url.length() : end);
        return start > 2 && at >= start ? url.substring(0, start) + url.substring(at + 1) : url;
    }
}
