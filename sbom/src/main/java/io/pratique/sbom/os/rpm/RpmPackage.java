package io.pratique.sbom.os.rpm;

import io.pratique.model.inventory.Component;
import io.pratique.model.inventory.PackageUrl;
import io.pratique.model.inventory.SourcePackage;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An installed package as rpm knows it. Texts are empty where it does not say.
///
/// @param epoch 0 is the same as none
/// @param versionRelease version and release, joined by a hyphen
/// @param sourceRpm file name of the source package, `NAME-VERSION-RELEASE.src.rpm`
/// @param module modularity label: name, stream, version and context, joined by colons
record RpmPackage(
        String name,
        long epoch,
        String versionRelease,
        String architecture,
        String sourceRpm,
        String module,
        String license) {

    Component component() {
        var purl = new PackageUrl("rpm", null, name, versionRelease, qualifiers(), null);
        return Component.of(purl, name, withEpoch(versionRelease))
                .withSource(source())
                .withLicenses(license.isEmpty() ? List.of() : List.of(license));
    }

    private String withEpoch(String version) {
        return epoch > 0 ? epoch + ":" + version : version;
    }

    private Map<String, String> qualifiers() {
        Map<String, String> qualifiers = new HashMap<>();
        put(qualifiers, "arch", architecture);
        put(qualifiers, "epoch", epoch > 0 ? Long.toString(epoch) : "");
        put(qualifiers, "upstream", sourceRpm);
        put(qualifiers, "rpmmod", stream());
        return qualifiers;
    }

    private static void put(Map<String, String> qualifiers, String name, String value) {
        if (!value.isEmpty()) {
            qualifiers.put(name, value);
        }
    }

    /// The module's name and stream.
    private String stream() {
        int stream = module.indexOf(':');
        int version = stream < 0 ? -1 : module.indexOf(':', stream + 1);
        return version < 0 ? module : module.substring(0, version);
    }

    /// Neither name nor version of a source package is stored but in its file name; it has its binary packages'
    /// epoch, for want of a better.
    private @Nullable SourcePackage source() {
        int end = sourceRpm.endsWith(".rpm") ? sourceRpm.lastIndexOf('.', sourceRpm.length() - 5) : -1;
        int release = end < 0 ? -1 : sourceRpm.lastIndexOf('-', end);
        int version = release <= 0 ? -1 : sourceRpm.lastIndexOf('-', release - 1);
        if (version <= 0) {
            return null;
        }
        return new SourcePackage(sourceRpm.substring(0, version), withEpoch(sourceRpm.substring(version + 1, end)));
    }
}
