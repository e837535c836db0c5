package io.pratique.sbom.language.cpp;

import io.pratique.model.inventory.Component;
import io.pratique.model.inventory.PackageUrl;
import io.pratique.sbom.language.Names;
import org.jspecify.annotations.Nullable;

/// References of Conan: `NAME/VERSION@USER/CHANNEL#REVISION:PACKAGE#REVISION%TIME`, all behind the version as may
/// be (docs.conan.io, "References").
final class ConanReference {
    private ConanReference() {}

    /// The component, null where the reference has no name or version.
    static @Nullable Component component(String reference) {
        int time = end(reference, '%', reference.length());
        int binary = end(reference, ':', time);
        int revision = end(reference, '#', binary);
        int user = end(reference, '@', revision);
        int slash = reference.indexOf('/');
        if (slash < 0 || slash >= user) {
            return null;
        }
        String name = reference.substring(0, slash);
        String version = reference.substring(slash + 1, user);
        if (!Names.valid(name) || !Names.valid(version) || version.indexOf('/') >= 0) {
            return null;
        }
        PackageUrl purl = PackageUrl.of("conan", null, name, version);
        if (revision < binary) {
            purl = purl.with("rrev", reference.substring(revision + 1, binary));
        }
        return Component.of(
                user < revision ? owned(purl, reference.substring(user + 1, revision)) : purl, name, version);
    }

    private static int end(String text, char separator, int otherwise) {
        int at = text.indexOf(separator);
        return at < 0 || at > otherwise ? otherwise : at;
    }

    /// `_/_` stands for neither user nor channel.
    private static PackageUrl owned(PackageUrl purl, String userAndChannel) {
        int slash = userAndChannel.indexOf('/');
        String user = slash < 0 ? userAndChannel : userAndChannel.substring(0, slash);
        String channel = slash < 0 ? "" : userAndChannel.substring(slash + 1);
        return user.equals("_") ? purl : purl.with("user", user).with("channel", channel);
    }
}
