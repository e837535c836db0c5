package io.pratique.image.source.archive;

import io.pratique.image.attachment.AttachmentStore;
import io.pratique.image.manifest.Artifact;
import io.pratique.image.manifest.Artifacts;
import io.pratique.image.manifest.Descriptor;
import io.pratique.image.manifest.Documents;
import io.pratique.image.manifest.Hashes;
import io.pratique.model.image.Digest;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What lies beside an image in an OCI layout, or in a content store, which has no list of its own.
record LayoutAttachments(Bundle bundle) implements AttachmentStore {
    @Override
    public void referrers(Digest subject, Consumer<Artifact.Entry> out) throws IOException {
        for (Artifact.Entry entry : entries()) {
            if (!entry.descriptor().digest().equals(subject)) {
                out.accept(entry);
            }
        }
    }

    private List<Artifact.Entry> entries() throws IOException {
        return bundle.find(OciLayoutReader.INDEX) == null
                ? List.of()
                : Artifacts.list(
                        Parts.read(bundle, OciLayoutReader.INDEX, Documents.MAX_SIZE, "file " + OciLayoutReader.INDEX));
    }

    @Override
    public byte @Nullable [] tagged(String tag) throws IOException {
        for (Artifact.Entry entry : entries()) {
            if (tag.equals(entry.descriptor().annotations().get(OciLayoutReader.REF_NAME))) {
                return manifest(entry.descriptor());
            }
        }
        return null;
    }

    @Override
    public byte[] manifest(Descriptor descriptor) throws IOException {
        byte[] body = Parts.read(bundle, Parts.path(descriptor.digest()), Documents.MAX_SIZE, "manifest");
        Hashes.verify(descriptor, body, "manifest");
        return body;
    }

    @Override
    public byte[] blob(Descriptor descriptor, int limit) throws IOException {
        return Parts.read(bundle, Parts.path(descriptor.digest()), limit, "attachment");
    }
}
