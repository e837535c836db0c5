package io.pratique.image.registry;

import io.pratique.http.HttpTransport;
import io.pratique.http.Waiting;
import io.pratique.image.attachment.AttachmentStore;
import io.pratique.image.manifest.Artifact;
import io.pratique.image.manifest.Descriptor;
import io.pratique.image.manifest.Hashes;
import io.pratique.image.manifest.MediaTypes;
import io.pratique.model.image.Digest;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// A repository whose artifacts are read and written piece by piece; what they mean is the caller's business.
public final class ArtifactRepository implements Closeable {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration IDLE_TIMEOUT = Duration.ofSeconds(60);

    private static final String EMPTY = "application/vnd.oci.empty.v1+json";

    private final Reference reference;
    private final HttpTransport transport;
    private final Manifests manifests;
    private final Blobs blobs;
    private final RegistryAttachments attached;
    private final Pushes pushes;

    private ArtifactRepository(Reference reference, HttpTransport transport, Sessions sessions) {
        this.reference = reference;
        this.transport = transport;
        this.manifests = new Manifests(sessions);
        this.blobs = new Blobs(sessions);
        this.attached = new RegistryAttachments(manifests, blobs, new Referrers(sessions));
        this.pushes = new Pushes(sessions.own());
    }

    /// For reading, from mirrors too. Nothing is asked yet.
    public static ArtifactRepository reading(Reference reference, RegistrySettings settings) {
        HttpTransport transport = transport(settings);
        return new ArtifactRepository(
                reference,
                transport,
                Sessions.of(
                        reference,
                        settings,
                        access(settings, reference),
                        transport,
                        Waiting.SYSTEM,
                        RandomGenerator.getDefault()));
    }

    /// For writing, to the registry itself. Nothing is asked yet.
    public static ArtifactRepository writing(Reference reference, RegistrySettings settings) {
        HttpTransport transport = transport(settings);
        return new ArtifactRepository(
                reference,
                transport,
                Sessions.writable(
                        reference,
                        settings,
                        access(settings, reference),
                        transport,
                        Waiting.SYSTEM,
                        RandomGenerator.getDefault()));
    }

    private static Access access(RegistrySettings settings, Reference reference) {
        return Access.ofUser(settings, reference.registry());
    }

    private static HttpTransport transport(RegistrySettings settings) {
        return new HttpTransport(settings.proxies(), settings.trust(), CONNECT_TIMEOUT, IDLE_TIMEOUT);
    }

    /// The bytes of the manifest that the reference names; where it names a digest they have it.
    public byte[] manifest() throws IOException {
        return manifests.get(reference.version(), reference.digest()).bytes();
    }

    /// The bytes of another manifest, which have the digest.
    public byte[] manifest(Digest digest) throws IOException {
        return manifests.get(digest.toString(), digest).bytes();
    }

    /// The bytes of a blob, unverified.
    ///
    /// @param size in bytes; any other is refused
    public InputStream blob(Digest digest, long size) throws IOException {
        return blobs.open(digest, size);
    }

    /// What refers to a manifest, by the registry's list or by the tag that stands in for it.
    ///
    /// @param type the only artifact type wanted; so are entries of which the list does not tell it, or tells the
    ///     type of an empty configuration instead, as go-containerregistry writes
    public List<Digest> referrers(Digest subject, String type) throws IOException {
        List<Digest> out = new ArrayList<>();
        attached.referrers(subject, entry -> {
            if (entry.type().isEmpty()
                    || entry.type().equals(EMPTY)
                    || entry.type().equals(type)) {
                out.add(entry.descriptor().digest());
            }
        });
        return out;
    }

    /// @return whether anything was sent: a blob that is there already is not
    public boolean push(Digest digest, byte[] blob) throws IOException {
        return pushes.blob(digest, blob.length, () -> BodyPublishers.ofByteArray(blob));
    }

    /// @return whether anything was sent: a blob that is there already is not
    public boolean push(Digest digest, Path blob) throws IOException {
        return pushes.blob(digest, Files.size(blob), () -> BodyPublishers.ofFile(blob));
    }

    /// Writes a manifest under the name of the reference.
    public Digest pushManifest(byte[] manifest) throws IOException {
        Digest digest = Hashes.sha256(manifest);
        pushes.manifest(reference.version(), MediaTypes.OCI_MANIFEST, manifest);
        return digest;
    }

    /// Writes a manifest that refers to another and, where the registry keeps no list of these, adds it to the
    /// index that stands in for it (OCI distribution-spec, "Referrers Tag Schema").
    public void pushReferrer(Digest subject, String type, byte[] manifest) throws IOException {
        Digest digest = Hashes.sha256(manifest);
        pushes.manifest(digest.toString(), MediaTypes.OCI_MANIFEST, manifest);
        if (referrers(subject, type).contains(digest)) {
            return;
        }
        String tag = AttachmentStore.tag(subject);
        var descriptor = new Descriptor(MediaTypes.OCI_MANIFEST, digest, manifest.length, null, Map.of(), List.of());
        byte @Nullable [] index = attached.tagged(tag);
        pushes.manifest(tag, MediaTypes.OCI_INDEX, ReferrersIndex.with(index, new Artifact.Entry(descriptor, type)));
    }

    @Override
    public void close() {
        transport.close();
    }
}
