package io.pratique.image.attachment;

import io.pratique.image.AttachmentKind;
import io.pratique.image.manifest.Artifact;
import io.pratique.image.manifest.Descriptor;
import io.pratique.image.manifest.MediaTypes;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Tells by types and annotations what may be a document that is wanted.
record AttachmentTypes(AttachmentKind kind) {
    /// Annotations that hold the predicate type of an in-toto statement: BuildKit's, cosign's, and that of Sigstore
    /// bundles.
    private static final List<String> PREDICATES =
            List.of("in-toto.io/predicate-type", "predicateType", "dev.sigstore.bundle.predicateType");

    /// Of these the document may be the predicate.
    private static final List<String> WRAPPINGS = List.of("in-toto", "dsse", "sigstore.bundle", "attestation");

    private static final Set<String> LOOSE =
            Set.of("", "application/octet-stream", "application/json", "application/xml", "text/xml", "text/plain");

    private static final Set<String> ANY_ARTIFACT =
            Set.of("", MediaTypes.OCI_CONFIG, MediaTypes.DOCKER_CONFIG, "application/vnd.oci.empty.v1+json");

    /// Whether it is worth while to read the manifest of an artifact.
    boolean mayHold(Artifact.Entry entry) {
        String predicate = predicate(entry.descriptor().annotations());
        if (predicate != null) {
            return kind.names(predicate);
        }
        return ANY_ARTIFACT.contains(entry.type()) || mayBe(entry.type());
    }

    /// Whether a blob of an artifact may be such a document.
    boolean mayBe(Descriptor blob, String artifactType) {
        String predicate = predicate(blob.annotations());
        if (predicate != null) {
            return kind.names(predicate);
        }
        return mayBe(blob.mediaType()) || (LOOSE.contains(blob.mediaType()) && mayBe(artifactType));
    }

    private boolean mayBe(String type) {
        String small = type.toLowerCase(Locale.ROOT);
        return kind.names(type) || WRAPPINGS.stream().anyMatch(small::contains);
    }

    private static @Nullable String predicate(Map<String, String> annotations) {
        for (String name : PREDICATES) {
            String value = annotations.get(name);
            if (value != null) {
                return value;
            }
        }
        return null;
    }
}
