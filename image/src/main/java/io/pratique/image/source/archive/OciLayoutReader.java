package io.pratique.image.source.archive;

import static io.pratique.image.source.archive.Refusals.invalid;
import static io.pratique.image.source.archive.Refusals.list;
import static io.pratique.image.source.archive.Refusals.notFound;

import io.pratique.image.ImageTarget;
import io.pratique.image.manifest.Descriptor;
import io.pratique.image.manifest.Document;
import io.pratique.image.manifest.Documents;
import io.pratique.image.manifest.Hashes;
import io.pratique.image.manifest.ImageResolver;
import io.pratique.image.manifest.Index;
import io.pratique.image.manifest.Manifest;
import io.pratique.image.manifest.MediaTypes;
import io.pratique.image.source.ImageNames;
import io.pratique.image.source.SourceOptions;
import io.pratique.json.Json;
import io.pratique.json.JsonValue;
import io.pratique.model.ErrorKind;
import io.pratique.model.PratiqueException;
import io.pratique.model.image.Digest;
import io.pratique.model.image.Image;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Reads OCI image layouts (image-spec, image-layout.md).
final class OciLayoutReader {
    static final String INDEX = "index.json";
    static final String REF_NAME = "org.opencontainers.image.ref.name";

    /// The whole name, where containerd or BuildKit wrote the layout; the other annotation then holds the tag
    /// alone.
    private static final String IMAGE_NAME = "io.containerd.image.name";

    private OciLayoutReader() {}

    /// The image selected, on the platform of the options.
    ///
    /// @param name what the user wrote
    static ImageTarget open(Bundle bundle, String name, Selection selection, SourceOptions options) throws IOException {
        requireLayout(bundle);
        Digest digest = selection.digest();
        List<Descriptor> listed = digest != null && bundle.find(INDEX) == null ? List.of() : index(bundle);
        Document first = digest != null ? byDigest(bundle, digest) : select(listed, selection.name());
        List<Index> indexes = new ArrayList<>();
        Image image = ImageResolver.resolve(name, first, options.platform(), Parts.blobs(bundle), indexes::add);
        List<String> paths = image.layers().stream()
                .map(layer -> layer.blob() == null ? "" : Parts.path(layer.blob()))
                .toList();
        return new BundleTarget(named(image, listed), paths, bundle, indexes);
    }

    /// With the names under which the layout lists the image, or an index it was chosen from.
    private static Image named(Image image, List<Descriptor> listed) {
        Set<String> names = new TreeSet<>();
        for (Descriptor one : listed) {
            if (one.digest().equals(image.digest())
                    || image.references().digests().contains(one.digest())) {
                String whole = one.annotations().get(IMAGE_NAME);
                String name = whole == null ? one.annotations().getOrDefault(REF_NAME, "") : whole;
                // Without a slash it may be a tag alone.
                names.addAll(name.contains("/") ? Set.of(name) : Set.of());
            }
        }
        return image.withReferences(image.references().withNames(List.copyOf(names)));
    }

    private static void requireLayout(Bundle bundle) throws IOException {
        if (bundle.find("oci-layout") == null) {
            throw notFound("no OCI image layout: the file oci-layout is missing");
        }
        String version = version(Parts.read(bundle, "oci-layout", 1 << 20, "file oci-layout"));
        if (!version.startsWith("1.")) {
            throw new PratiqueException(
                    ErrorKind.UNSUPPORTED,
                    "the OCI image layout is of version " + Refusals.printable(version) + ", not 1");
        }
    }

    private static String version(byte[] body) {
        try {
            JsonValue layout = Json.parse(body);
            return layout.text("imageLayoutVersion", "unknown");
        } catch (IOException malformed) {
            throw new PratiqueException(
                    ErrorKind.INVALID_INPUT,
                    "the file oci-layout cannot be parsed: " + malformed.getMessage(),
                    malformed);
        }
    }

    private static List<Descriptor> index(Bundle bundle) throws IOException {
        byte[] body = Parts.read(bundle, INDEX, Documents.MAX_SIZE, "file index.json");
        return switch (Documents.parse(body, MediaTypes.OCI_INDEX)) {
            case Index index -> index.manifests();
            case Manifest other -> throw invalid("the file index.json is no index but " + other.mediaType());
        };
    }

    private static Document byDigest(Bundle bundle, Digest digest) throws IOException {
        byte[] body = Parts.read(bundle, Parts.path(digest), Documents.MAX_SIZE, "manifest");
        Hashes.verify(digest, body, "manifest");
        return Documents.parse(body, null);
    }

    private static Index select(List<Descriptor> listed, @Nullable String name) {
        if (name == null) {
            requireOne(listed);
            return new Index(listed, null);
        }
        List<Descriptor> named =
                listed.stream().filter(descriptor -> isCalled(descriptor, name)).toList();
        if (named.isEmpty()) {
            Set<String> names = names(listed);
            throw notFound("no image is called " + Refusals.printable(name)
                    + (names.isEmpty() ? "; the images have no names" : "; there are: " + list(names)));
        }
        return new Index(named, null);
    }

    private static boolean isCalled(Descriptor descriptor, String name) {
        String whole = descriptor.annotations().get(IMAGE_NAME);
        return name.equals(descriptor.annotations().get(REF_NAME)) || (whole != null && ImageNames.same(name, whole));
    }

    /// Entries that differ in name are different images; those that differ in platform alone are one.
    private static void requireOne(List<Descriptor> manifests) {
        Set<String> names = names(manifests);
        if (names.size() > 1) {
            throw notFound("there are several images; write one after the path and a colon: " + list(names));
        }
        Set<String> digests = manifests.stream()
                .filter(descriptor -> descriptor.platform() == null)
                .map(descriptor -> descriptor.digest().toString())
                .collect(Collectors.toCollection(TreeSet::new));
        if (digests.size() > 1 && digests.size() == manifests.size()) {
            throw notFound("there are several images; write one after the path and an @: " + list(digests));
        }
    }

    private static Set<String> names(List<Descriptor> manifests) {
        Set<String> names = new TreeSet<>();
        for (Descriptor descriptor : manifests) {
            String whole = descriptor.annotations().get(IMAGE_NAME);
            String name = whole == null ? descriptor.annotations().get(REF_NAME) : whole;
            if (name != null) {
                names.add(name);
            }
        }
        return names;
    }
}
