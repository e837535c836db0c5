package io.pratique.image.manifest;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The media types of image documents (OCI image-spec, media-types.md; Docker's image manifest version 2).
public final class MediaTypes {
    public static final String OCI_MANIFEST = "application/vnd.oci.image.manifest.v1+json";
    public static final String OCI_INDEX = "application/vnd.oci.image.index.v1+json";
    public static final String OCI_CONFIG = "application/vnd.oci.image.config.v1+json";
    public static final String OCI_LAYER = "application/vnd.oci.image.layer.v1.tar";
    public static final String DOCKER_MANIFEST = "application/vnd.docker.distribution.manifest.v2+json";
    public static final String DOCKER_LIST = "application/vnd.docker.distribution.manifest.list.v2+json";
    public static final String DOCKER_CONFIG = "application/vnd.docker.container.image.v1+json";

    /// What to ask a registry for, most wanted first.
    public static final List<String> ACCEPTED = List.of(OCI_INDEX, DOCKER_LIST, OCI_MANIFEST, DOCKER_MANIFEST);

    private static final String SCHEMA_1 = "application/vnd.docker.distribution.manifest.v1+";

    /// Configurations of images that early registries and clients labelled loosely.
    private static final Set<String> LOOSE_CONFIGS =
            Set.of("", "application/octet-stream", "application/json", "text/html");

    private MediaTypes() {}

    /// The media type alone, in lower case: a header's parameters are cut off.
    public static String plain(@Nullable String mediaType) {
        if (mediaType == null) {
            return "";
        }
        int parameters = mediaType.indexOf(';');
        String type = parameters < 0 ? mediaType : mediaType.substring(0, parameters);
        return type.strip().toLowerCase(Locale.ROOT);
    }

    public static boolean isManifest(String mediaType) {
        return mediaType.equals(OCI_MANIFEST) || mediaType.equals(DOCKER_MANIFEST);
    }

    public static boolean isIndex(String mediaType) {
        return mediaType.equals(OCI_INDEX) || mediaType.equals(DOCKER_LIST);
    }

    static boolean isSchema1(String mediaType) {
        return mediaType.startsWith(SCHEMA_1);
    }

    static boolean isImageConfig(String mediaType, boolean docker) {
        return mediaType.equals(OCI_CONFIG)
                || mediaType.equals(DOCKER_CONFIG)
                || (docker && LOOSE_CONFIGS.contains(mediaType));
    }

    static boolean isLayer(String mediaType) {
        return mediaType.startsWith("application/vnd.oci.image.layer.")
                || mediaType.startsWith("application/vnd.docker.image.rootfs.")
                || LOOSE_CONFIGS.contains(mediaType);
    }
}
