package io.pratique.image.attachment;

import io.pratique.image.manifest.Artifact;
import io.pratique.image.manifest.Descriptor;
import io.pratique.model.image.Digest;
import java.io.IOException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A place where artifacts lie beside images.
public interface AttachmentStore {
    /// Lists what says that it is about a manifest. What was listed before a failure stands.
    void referrers(Digest subject, Consumer<Artifact.Entry> out) throws IOException;

    /// The manifest with a tag; null where there is none.
    byte @Nullable [] tagged(String tag) throws IOException;

    /// A manifest, verified.
    byte[] manifest(Descriptor descriptor) throws IOException;

    /// The bytes of a blob, unverified.
    byte[] blob(Descriptor descriptor, int limit) throws IOException;

    /// The tag under which registries that cannot list referrers have a list of them (OCI distribution-spec,
    /// "Referrers Tag Schema"), and the beginning of cosign's tags.
    static String tag(Digest subject) {
        return subject.algorithm() + "-" + subject.hex();
    }
}
