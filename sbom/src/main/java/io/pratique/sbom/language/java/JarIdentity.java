package io.pratique.sbom.language.java;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Works out what an archive is that says nothing of Maven: from its path and manifest, and for what is widespread
/// from a table. What cannot be known stays empty, above all the group.
final class JarIdentity {
    /// The build plug-ins of Netflix write `GROUP#ARTIFACT;VERSION` as the title.
    private static final char GROUP_END = '#';

    private final String path;
    private final Manifest manifest;
    private final ArchiveName name;
    private final String version;

    private JarIdentity(String path, Manifest manifest) {
        this.path = path;
        this.manifest = manifest;
        List<String> declared = Stream.of("Implementation-Version", "Bundle-Version")
                .map(manifest::value)
                .filter(Coordinates::plausible)
                .toList();
        this.name = ArchiveName.of(path, declared);
        this.version = name.version().isEmpty() && !declared.isEmpty() ? declared.getFirst() : name.version();
    }

    /// The coordinates, unless there is no version to be found or the name is a mere guess.
    static Optional<Coordinates> of(String path, Manifest manifest) {
        var identity = new JarIdentity(path, manifest);
        String artifact = identity.artifact();
        if (!Coordinates.plausible(identity.version) || !Coordinates.plausible(artifact)) {
            return Optional.empty();
        }
        String group = identity.group(artifact);
        return group.isEmpty() && !identity.isNamedTwice()
                ? Optional.empty()
                : Optional.of(new Coordinates(group, artifact, identity.version));
    }

    /// Whether the file's name confirms the manifest: without a group, one free text alone does not make a package.
    private boolean isNamedTwice() {
        return !name.version().isEmpty() || name.artifact().equalsIgnoreCase(manifest.value("Implementation-Title"));
    }

    /// A name with a version is how Maven repositories call the file; a name without one may be anybody's choice.
    private String artifact() {
        String title = manifest.value("Implementation-Title");
        if (name.version().isEmpty() && Coordinates.plausible(title)) {
            return title;
        }
        return name.artifact();
    }

    private String group(String artifact) {
        String stored = RepositoryPath.group(path, artifact, version);
        if (!stored.isEmpty()) {
            return stored;
        }
        String known = KnownGroups.of(artifact);
        if (!known.isEmpty()) {
            return known;
        }
        String title = manifest.value("Implementation-Title");
        int end = title.indexOf(GROUP_END);
        if (end > 0 && title.startsWith(artifact + ";", end + 1) && isGroup(title.substring(0, end))) {
            return title.substring(0, end);
        }
        String vendor = manifest.value("Implementation-Vendor-Id");
        if (isGroup(vendor) || vendor.equals(artifact)) {
            return vendor;
        }
        String bundle = manifest.header("Bundle-SymbolicName");
        return Coordinates.plausible(bundle) ? groupOfBundle(bundle, artifact) : "";
    }

    /// Undoes what the bundle plug-ins of Maven and Gradle do: they join group and artifact by a dot, but write
    /// words that both have only once.
    ///
    /// `org.acme` and `acme-core` became `org.acme.core`, `org.acme` and `tool` became `org.acme.tool`.
    private static String groupOfBundle(String bundle, String artifact) {
        for (int dot = bundle.indexOf('.'); dot > 0; dot = bundle.indexOf('.', dot + 1)) {
            String group = bundle.substring(0, dot);
            String shared = group.substring(group.lastIndexOf('.') + 1);
            boolean begins = artifact.length() > shared.length() && artifact.startsWith(shared);
            if (isGroup(group) && begins && isRest(artifact.substring(shared.length()), bundle.substring(dot))) {
                return group;
            }
        }
        String plain =
                bundle.endsWith("." + artifact) ? bundle.substring(0, bundle.length() - artifact.length() - 1) : "";
        if (isGroup(plain)) {
            return plain;
        }
        return bundle.equals(plain + "." + artifact) && isGroup(bundle) ? bundle : "";
    }

    /// Whether `-core` of the artifact is `.core` of the bundle.
    private static boolean isRest(String ofArtifact, String ofBundle) {
        char separator = ofArtifact.charAt(0);
        return (separator == '-' || separator == '.') && ofArtifact.substring(1).equals(ofBundle.substring(1));
    }

    /// Groups are domain names turned round, so they have a dot.
    private static boolean isGroup(String text) {
        int dot = text.indexOf('.');
        return dot > 0 && dot < text.length() - 1 && Coordinates.plausible(text);
    }
}
