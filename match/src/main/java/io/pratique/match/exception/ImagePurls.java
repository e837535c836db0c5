package io.pratique.match.exception;

import io.pratique.model.inventory.PackageUrl;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Package URLs of images (purl types `oci` and `docker`): `pkg:oci/app@sha256:…?repository_url=ghcr.io/org/app`.
final class ImagePurls {
    private ImagePurls() {}

    /// Whether a package URL names an image. With a digest nothing else counts, since the digest is the image.
    static boolean names(PackageUrl purl, Target target) {
        if (target.names().isEmpty() && target.digests().isEmpty()) {
            return false;
        }
        String version = purl.version() == null ? "" : purl.version();
        if (version.startsWith("sha256:") || version.startsWith("sha512:")) {
            return target.hasDigest(version);
        }
        String tag = purl.qualifiers().getOrDefault("tag", version);
        return fitsArchitecture(purl.qualifiers(), target.architecture())
                && target.names().stream().anyMatch(name -> isName(purl, name, tag));
    }

    private static boolean isName(PackageUrl purl, ImageName name, String tag) {
        boolean tagged = tag.isEmpty() || tag.equals(name.tag());
        return tagged && name.repository().equals(repository(purl, name));
    }

    /// The repository that is meant; the qualifier names it whole, or as some write it without its last part. Where
    /// there is no qualifier any repository of that name is meant for `oci`, and Docker Hub's for `docker`.
    private static @Nullable String repository(PackageUrl purl, ImageName like) {
        String url = purl.qualifiers().getOrDefault("repository_url", "");
        if (url.isEmpty() && purl.type().equals("oci")) {
            return like.baseName().equals(purl.name()) ? like.repository() : null;
        }
        String path = purl.namespace() == null ? purl.name() : purl.namespace() + "/" + purl.name();
        if (url.isEmpty()) {
            return ImageName.parse(path).repository();
        }
        String bare = url.replaceFirst("^https?://", "");
        boolean whole = bare.equals(purl.name()) || bare.endsWith("/" + purl.name());
        return ImageName.parse(whole ? bare : bare + "/" + path).repository();
    }

    private static boolean fitsArchitecture(Map<String, String> qualifiers, @Nullable String architecture) {
        String wanted = qualifiers.get("arch");
        return wanted == null || wanted.equals(architecture);
    }
}
