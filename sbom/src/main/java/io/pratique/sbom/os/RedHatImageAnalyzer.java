package io.pratique.sbom.os;

import io.pratique.image.FileEntry;
import io.pratique.image.ImageFile;
import io.pratique.json.JsonValue;
import io.pratique.model.inventory.Component;
import io.pratique.model.inventory.PackageUrl;
import io.pratique.sbom.analyzer.Analyzer;
import io.pratique.sbom.analyzer.Discovery;
import io.pratique.sbom.analyzer.FileNames;
import io.pratique.sbom.language.Documents;
import io.pratique.sbom.language.Expect;
import io.pratique.sbom.language.Names;
import java.io.IOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/// Red Hat's images, and those that an image is built on, from the labels in `buildinfo`: `labels.json`, before
/// 2025
/// the labels of `Dockerfile-NAME-VERSION-RELEASE` (Red Hat, "LABEL Metadata").
///
/// Each is an `oci` package as the purl specification has it. The digest that would be its version is not known
/// inside of it; its version is `version-release`, by which the registry tags it too. What Red Hat's trackers call
/// it,
/// `com.redhat.component`, is its source package.
public final class RedHatImageAnalyzer implements Analyzer {
    private static final String DOCKERFILE = "root/buildinfo/Dockerfile-";
    private static final String REGISTRY = "authoritative-source-url";

    /// As images name what rpm calls otherwise.
    private static final Map<String, String> ARCHITECTURES = Map.of("x86_64", "amd64", "aarch64", "arm64");

    @Override
    public String id() {
        return "os/redhat-image";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public FileNames names() {
        return FileNames.ANY;
    }

    @Override
    public boolean wants(FileEntry file) {
        String path = file.path();
        return path.startsWith(DOCKERFILE)
                || path.equals("root/buildinfo/labels.json")
                || path.equals("usr/share/buildinfo/labels.json");
    }

    @Override
    public void analyze(ImageFile file, Consumer<Discovery> out) throws IOException {
        if (file.path().startsWith(DOCKERFILE)) {
            Map<String, String> labels = DockerfileLabels.of(new ByteLines(file.open()));
            addFromName(file.path(), labels);
            tell(labels, out);
        } else if (!tell(texts(Expect.object(Documents.json(file), "labels.json")), out)) {
            out.accept(new Discovery.Malformed("labels of an image without name or version"));
        }
    }

    /// The last two parts of a Dockerfile's own name, for labels that variables stand in.
    private static void addFromName(String path, Map<String, String> labels) {
        int release = path.lastIndexOf('-');
        int version = path.lastIndexOf('-', release - 1);
        if (version >= DOCKERFILE.length()) {
            labels.putIfAbsent("version", path.substring(version + 1, release));
            labels.putIfAbsent("release", path.substring(release + 1));
        }
    }

    /// @return whether the labels name an image and its version
    private static boolean tell(Map<String, String> labels, Consumer<Discovery> out) {
        String name = labels.getOrDefault("name", "");
        String version = labels.getOrDefault("version", "") + "-" + labels.getOrDefault("release", "");
        if (!Names.valid(name) || name.endsWith("/") || !labels.containsKey("version") || !Names.valid(version)) {
            return false;
        }
        if (labels.getOrDefault("vendor", "").startsWith("Red Hat")) {
            String tag = version.endsWith("-") ? version.substring(0, version.length() - 1) : version;
            out.accept(new Discovery.Installed(component(name, tag, labels)));
        }
        return true;
    }

    private static Component component(String name, String tag, Map<String, String> labels) {
        String last = name.substring(name.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        PackageUrl purl = PackageUrl.of("oci", null, last, null).with("tag", tag);
        String architecture = labels.getOrDefault("architecture", "");
        if (Names.valid(architecture)) {
            purl = purl.with("arch", ARCHITECTURES.getOrDefault(architecture, architecture));
        }
        if (Names.valid(labels.get(REGISTRY))) {
            purl = purl.with("repository_url", labels.get(REGISTRY) + "/" + name);
        }
        Component image = Component.of(purl, name, tag);
        String source = labels.getOrDefault("com.redhat.component", "");
        return Names.valid(source) ? image.withSource(source, tag) : image;
    }

    private static Map<String, String> texts(JsonValue object) {
        Map<String, String> texts = new HashMap<>();
        object.fields().forEach((name, value) -> {
            if (value.text() != null) {
                texts.put(name, value.text());
            }
        });
        return texts;
    }
}
