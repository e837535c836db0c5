package io.pratique.image.source.containerd;

import io.pratique.image.Target;
import io.pratique.image.manifest.Descriptor;
import io.pratique.image.manifest.Document;
import io.pratique.image.manifest.Documents;
import io.pratique.image.manifest.Hashes;
import io.pratique.image.manifest.ImageResolver;
import io.pratique.image.manifest.Index;
import io.pratique.image.source.ImageNames;
import io.pratique.image.source.ImageSource;
import io.pratique.image.source.SourceOptions;
import io.pratique.image.source.archive.BundleTarget;
import io.pratique.image.source.archive.FolderBundle;
import io.pratique.image.source.archive.Parts;
import io.pratique.model.ErrorKind;
import io.pratique.model.PratiqueException;
import io.pratique.model.ScanProblem;
import io.pratique.model.image.Image;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Images that containerd holds, read from its content store. It needs the right to read containerd's folder, which
/// is root's as a rule.
public final class ContainerdSource implements ImageSource {
    private static final String CONTENT = "io.containerd.content.v1.content";

    @Override
    public String id() {
        return "containerd";
    }

    @Override
    public String description() {
        return "an image that containerd holds on this machine, by name; namespace from CONTAINERD_NAMESPACE, else default or k8s.io";
    }

    @Override
    public boolean recognises(String text, SourceOptions options) {
        ContainerdStore store = ContainerdStore.locate(options.environment());
        try {
            return store != null && ImageNames.isValid(text) && find(store, text) != null;
        } catch (IOException unreadable) {
            return false;
        }
    }

    @Override
    public Target open(String text, SourceOptions options) {
        ContainerdStore store = ContainerdStore.locate(options.environment());
        if (store == null) {
            throw new PratiqueException(
                    ErrorKind.NOT_FOUND,
                    "containerd keeps no images on this machine, or they cannot be seen: run as root, or set "
                            + ContainerdStore.VARIABLE + " to containerd's root folder");
        }
        try {
            return open(store, text, options);
        } catch (AccessDeniedException denied) {
            throw new PratiqueException(
                    ErrorKind.UNAUTHORIZED,
                    "containerd's files cannot be read (" + denied.getFile() + "): run as root",
                    denied);
        } catch (IOException problem) {
            throw new PratiqueException(
                    ErrorKind.IO,
                    "containerd's files in " + store.root() + " cannot be read: " + ScanProblem.describe(problem),
                    problem);
        }
    }

    private static Target open(ContainerdStore store, String name, SourceOptions options) throws IOException {
        Descriptor target = find(store, name);
        if (target == null) {
            throw new PratiqueException(
                    ErrorKind.NOT_FOUND,
                    "containerd holds no such image in the namespaces " + String.join(", ", store.namespaces())
                            + "; set CONTAINERD_NAMESPACE if it is in another one");
        }
        var content = new FolderBundle(store.root().resolve(CONTENT));
        ImageResolver.Blobs blobs = Parts.blobs(content);
        byte[] body = blobs.read(target, Documents.MAX_SIZE, "manifest");
        Hashes.verify(target, body, "manifest");
        List<Index> indexes = new ArrayList<>();
        Document first = Documents.parse(body, target.mediaType());
        Image image = ImageResolver.resolve(name, first, options.platform(), blobs, indexes::add);
        List<String> paths = image.layers().stream()
                .map(layer -> Parts.path(Objects.requireNonNull(layer.blob())))
                .toList();
        return new BundleTarget(image, paths, content, indexes);
    }

    private static @Nullable Descriptor find(ContainerdStore store, String name) throws IOException {
        Path database = store.database();
        var names = new TreeSet<>(List.of(name, ImageNames.full(name)));
        for (String namespace : store.namespaces()) {
            for (String candidate : names) {
                Descriptor found = new ImageTable(database).find(namespace, candidate);
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }
}
