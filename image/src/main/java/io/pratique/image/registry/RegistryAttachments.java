package io.pratique.image.registry;

import io.pratique.http.HttpException;
import io.pratique.image.attachment.AttachmentStore;
import io.pratique.image.manifest.Artifact;
import io.pratique.image.manifest.Artifacts;
import io.pratique.image.manifest.Descriptor;
import io.pratique.model.ErrorKind;
import io.pratique.model.image.Digest;
import java.io.IOException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What lies beside an image in its repository; nowhere else is anything asked for.
record RegistryAttachments(Manifests manifests, Blobs blobs, Referrers list) implements AttachmentStore {
    @Override
    public void referrers(Digest subject, Consumer<Artifact.Entry> out) throws IOException {
        try {
            list.list(subject, out);
        } catch (HttpException failed) {
            if (failed.kind() != ErrorKind.NOT_FOUND) {
                throw failed;
            }
            byte[] index = tagged(AttachmentStore.tag(subject));
            if (index != null) {
                Artifacts.list(index).forEach(out);
            }
        }
    }

    @Override
    public byte @Nullable [] tagged(String tag) throws IOException {
        try {
            return manifests.get(tag, null).bytes();
        } catch (HttpException failed) {
            if (failed.kind() == ErrorKind.NOT_FOUND) {
                return null;
            }
            throw failed;
        }
    }

    @Override
    public byte[] manifest(Descriptor descriptor) throws IOException {
        Digest digest = descriptor.digest();
        return manifests.get(digest.toString(), digest).bytes();
    }

    @Override
    public byte[] blob(Descriptor descriptor, int limit) throws IOException {
        return blobs.read(descriptor.digest(), descriptor.size(), limit, "attachment");
    }
}
