package io.pratique.image.registry;

import io.pratique.http.HttpException;
import io.pratique.http.HttpTransport;
import io.pratique.http.Waiting;
import io.pratique.image.AttachmentKind;
import io.pratique.image.Attachments;
import io.pratique.image.ImageTarget;
import io.pratique.image.MissingLayerException;
import io.pratique.image.attachment.AttachmentFinder;
import io.pratique.image.manifest.ImageResolver;
import io.pratique.image.manifest.Index;
import io.pratique.model.ErrorKind;
import io.pratique.model.image.Digest;
import io.pratique.model.image.Image;
import io.pratique.model.image.Layer;
import io.pratique.model.image.Platform;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// An image in a registry. Its layers are streamed from there, each time they are opened.
public final class RegistryTarget implements ImageTarget {
    static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
    static final Duration IDLE_TIMEOUT = Duration.ofSeconds(60);

    private final Image image;
    private final List<Index> indexes;
    private final Blobs blobs;
    private final RegistryAttachments attached;
    private final HttpTransport transport;

    private RegistryTarget(
            Image image, List<Index> indexes, Blobs blobs, RegistryAttachments attached, HttpTransport transport) {
        this.image = image;
        this.indexes = indexes;
        this.blobs = blobs;
        this.attached = attached;
        this.transport = transport;
    }

    /// Reads the manifest and the configuration of an image.
    ///
    /// @param name what the user called it
    /// @param platform the one to choose from an index; null for this machine's, else the only one
    public static RegistryTarget open(
            String name, Reference reference, RegistrySettings settings, @Nullable Platform platform)
            throws IOException {
        return open(name, reference, settings, platform, IDLE_TIMEOUT, Waiting.SYSTEM);
    }

    /// The same as somebody else than the user of this machine.
    public static RegistryTarget open(
            String name, Reference reference, RegistrySettings settings, Access access, @Nullable Platform platform)
            throws IOException {
        return open(name, reference, settings, access, platform, IDLE_TIMEOUT, Waiting.SYSTEM);
    }

    static RegistryTarget open(
            String name,
            Reference reference,
            RegistrySettings settings,
            @Nullable Platform platform,
            Duration idleTimeout,
            Waiting waiting)
            throws IOException {
        Access access = Access.ofUser(settings, reference.registry());
        return open(name, reference, settings, access, platform, idleTimeout, waiting);
    }

    private static RegistryTarget open(
            String name,
            Reference reference,
            RegistrySettings settings,
            Access access,
            @Nullable Platform platform,
            Duration idleTimeout,
            Waiting waiting)
            throws IOException {
        var transport = new HttpTransport(settings.proxies(), settings.trust(), CONNECT_TIMEOUT, idleTimeout);
        boolean done = false;
        try {
            Sessions sessions =
                    Sessions.of(reference, settings, access, transport, waiting, RandomGenerator.getDefault());
            var blobs = new Blobs(sessions);
            var manifests = new Manifests(sessions);
            List<Index> indexes = new ArrayList<>();
            Image image = resolve(name, reference, platform, manifests, blobs, indexes);
            done = true;
            var attached = new RegistryAttachments(manifests, blobs, new Referrers(sessions));
            return new RegistryTarget(image, indexes, blobs, attached, transport);
        } finally {
            if (!done) {
                transport.close();
            }
        }
    }

    private static Image resolve(
            String name,
            Reference reference,
            @Nullable Platform platform,
            Manifests manifests,
            Blobs blobs,
            List<Index> indexes)
            throws IOException {
        Manifests.Body first = manifests.get(reference.version(), reference.digest());
        return ImageResolver.resolve(
                name,
                first.parse(),
                platform,
                (descriptor, limit, what) -> what.equals("manifest")
                        ? manifests
                                .get(descriptor.digest().toString(), descriptor.digest())
                                .bytes()
                        : blobs.read(descriptor.digest(), descriptor.size(), limit, what),
                indexes::add);
    }

    @Override
    public Image image() {
        return image;
    }

    /// Foreign layers are asked for at the registry, which may have a copy; the addresses they name are never
    /// contacted (CVE-2020-15157).
    @Override
    public InputStream open(Layer layer) throws IOException {
        Digest blob = layer.blob();
        if (blob == null) {
            throw new MissingLayerException("layer " + layer.index() + " has no digest");
        }
        try {
            return blobs.open(blob, layer.size());
        } catch (HttpException problem) {
            if (problem.kind() != ErrorKind.NOT_FOUND) {
                throw problem;
            }
            throw new MissingLayerException("the registry does not have layer " + layer.index() + ", blob " + blob
                    + (isForeign(layer)
                            ? "; it is a foreign layer, and the addresses it names are never contacted"
                            : ""));
        }
    }

    @Override
    public Attachments attachments(AttachmentKind kind) throws IOException {
        return AttachmentFinder.find(kind, image, indexes, attached);
    }

    private static boolean isForeign(Layer layer) {
        return layer.mediaType().contains("foreign") || layer.mediaType().contains("nondistributable");
    }

    @Override
    public void close() {
        transport.close();
    }
}
