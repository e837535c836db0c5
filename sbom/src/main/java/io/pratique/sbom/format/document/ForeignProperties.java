package io.pratique.sbom.format.document;

import io.pratique.model.inventory.Component;
import io.pratique.model.inventory.SourcePackage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What widespread scanners tell in properties of their own: Trivy in `aquasecurity:trivy:…`, Syft in `syft:…`.
final class ForeignProperties {
    private static final String TRIVY = "aquasecurity:trivy:";
    private static final String SYFT = "syft:";

    /// Names of systems, where they are not those of os-release(5).
    private static final Map<String, String> SYSTEMS = Map.of(
            "alma", "almalinux",
            "amazon", "amzn",
            "cbl-mariner", "mariner",
            "opensuse.leap", "opensuse-leap",
            "opensuse.tumbleweed", "opensuse-tumbleweed",
            "oracle", "ol",
            "redhat", "rhel",
            "suse linux enterprise server", "sles");

    private final Draft draft;

    ForeignProperties(Draft draft) {
        this.draft = draft;
    }

    /// Takes the digest of a layer, empty where there is none, and a path.
    interface Places {
        void add(String layer, String path);
    }

    /// What a package was built from: told by properties, or by the qualifier `upstream` of its package URL.
    @Nullable
    SourcePackage source(Component component) {
        String trivy = draft.property(TRIVY + "SrcName");
        if (!trivy.isEmpty()) {
            return new SourcePackage(trivy, trivyVersion(component));
        }
        String debian = draft.property(SYFT + "metadata:source");
        if (!debian.isEmpty()) {
            return new SourcePackage(debian, or(draft.property(SYFT + "metadata:sourceVersion"), component.version()));
        }
        String alpine = draft.property(SYFT + "metadata:originPackage");
        if (!alpine.isEmpty()) {
            return new SourcePackage(alpine, component.version());
        }
        String upstream = or(
                draft.property(SYFT + "metadata:sourceRpm"),
                component.purl().qualifiers().getOrDefault("upstream", ""));
        return upstream.isEmpty() ? null : upstream(upstream, component);
    }

    private String trivyVersion(Component component) {
        String version = draft.property(TRIVY + "SrcVersion");
        if (version.isEmpty()) {
            return component.version();
        }
        String epoch = draft.property(TRIVY + "SrcEpoch");
        String release = draft.property(TRIVY + "SrcRelease");
        return (epoch.isEmpty() ? "" : epoch + ":") + version + (release.isEmpty() ? "" : "-" + release);
    }

    /// `name`, `name@version` or `name-version-release.src.rpm`.
    private static SourcePackage upstream(String text, Component component) {
        if (text.endsWith(".src.rpm")) {
            String whole = text.substring(0, text.length() - ".src.rpm".length());
            int release = whole.lastIndexOf('-');
            int version = release < 0 ? -1 : whole.lastIndexOf('-', release - 1);
            return version <= 0
                    ? new SourcePackage(whole, component.version())
                    : new SourcePackage(whole.substring(0, version), whole.substring(version + 1));
        }
        int at = text.indexOf('@');
        return at <= 0
                ? new SourcePackage(text, component.version())
                : new SourcePackage(text.substring(0, at), text.substring(at + 1));
    }

    void places(Places places) {
        String path = draft.property(TRIVY + "FilePath");
        String layer = or(draft.property(TRIVY + "LayerDiffID"), draft.property(TRIVY + "LayerDigest"));
        if (!path.isEmpty() || !layer.isEmpty()) {
            places.add(layer, DraftReader.relative(path));
        }
        Map<String, String> locations = new LinkedHashMap<>();
        for (Property property : draft.properties()) {
            if (property.name().startsWith(SYFT + "location:")) {
                locations.putIfAbsent(property.name(), property.value());
            }
        }
        locations.forEach((name, value) -> {
            if (name.endsWith(":path")) {
                String id = name.substring(0, name.length() - "path".length()) + "layerID";
                places.add(locations.getOrDefault(id, ""), DraftReader.relative(value));
            }
        });
    }

    String distroId() {
        String id = or(draft.property(SYFT + "distro:id"), draft.name()).toLowerCase(Locale.ROOT);
        return SYSTEMS.getOrDefault(id, id);
    }

    /// Without a code name behind the number.
    String distroVersion() {
        String version = or(draft.property(SYFT + "distro:versionID"), draft.version());
        int space = version.indexOf(' ');
        return space < 0 ? version : version.substring(0, space);
    }

    @Nullable
    String codename() {
        String name = draft.property(SYFT + "distro:versionCodename");
        return name.isEmpty() ? null : name;
    }

    List<String> idLike() {
        List<String> out = new ArrayList<>();
        for (Property property : draft.properties()) {
            if (property.name().startsWith(SYFT + "distro:idLike:")) {
                out.add(property.value());
            }
        }
        return out;
    }

    private static String or(String text, String otherwise) {
        return text.isEmpty() ? otherwise : text;
    }
}
