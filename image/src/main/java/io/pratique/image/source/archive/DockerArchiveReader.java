package io.pratique.image.source.archive;

import static io.pratique.image.source.archive.Refusals.invalid;
import static io.pratique.image.source.archive.Refusals.list;
import static io.pratique.image.source.archive.Refusals.notFound;

import io.pratique.image.ImageTarget;
import io.pratique.image.manifest.Hashes;
import io.pratique.image.manifest.ImageConfigs;
import io.pratique.image.manifest.ImageResolver;
import io.pratique.image.manifest.Images;
import io.pratique.image.manifest.ParsedConfig;
import io.pratique.image.source.SourceOptions;
import io.pratique.model.image.Digest;
import io.pratique.model.image.Image;
import io.pratique.model.image.Layer;
import io.pratique.model.image.References;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Reads archives of `docker save`: the old layout, a folder for each layer, and that of Docker 25, an OCI layout
/// beside the same `manifest.json`.
public final class DockerArchiveReader {
    private static final String PLAIN_LAYER = "application/vnd.docker.image.rootfs.diff.tar";

    private DockerArchiveReader() {}

    /// The image selected.
    ///
    /// @param name what the user wrote
    public static ImageTarget open(Bundle bundle, String name, Selection selection, SourceOptions options)
            throws IOException {
        DockerManifest chosen = choose(DockerManifest.parseAll(manifest(bundle)), selection);
        byte[] body = Parts.read(bundle, chosen.config(), ImageConfigs.MAX_SIZE, "image configuration");
        Digest stated = digest(chosen.config());
        if (stated != null) {
            Hashes.verify(stated, body, "image configuration");
        }
        ParsedConfig config = ImageConfigs.parse(body);
        ImageResolver.requirePlatform(config.config().platform(), options.platform());
        Digest digest = stated != null ? stated : Hashes.sha256(body);
        Image image = new Image(name, digest, config.config(), layers(bundle, chosen, config))
                .withReferences(new References(chosen.tags(), List.of()));
        return new BundleTarget(image, chosen.layers(), bundle, null);
    }

    private static byte[] manifest(Bundle bundle) throws IOException {
        if (bundle.find("manifest.json") == null) {
            throw notFound("no archive of docker save: the file manifest.json is missing");
        }
        return Parts.read(bundle, "manifest.json", DockerManifest.MAX_SIZE, "file manifest.json");
    }

    private static DockerManifest choose(List<DockerManifest> images, Selection selection) {
        List<DockerManifest> chosen =
                images.stream().filter(image -> isMeant(image, selection)).toList();
        if (chosen.size() == 1) {
            return chosen.getFirst();
        }
        Set<String> names = new TreeSet<>();
        images.forEach(
                image -> names.addAll(image.tags().isEmpty() ? List.of("unnamed " + image.config()) : image.tags()));
        if (images.isEmpty()) {
            throw notFound("the archive holds no image");
        }
        throw notFound((chosen.isEmpty() ? "no such image in the archive" : "there are several images")
                + "; write one after the path and a colon: " + list(names));
    }

    private static boolean isMeant(DockerManifest image, Selection selection) {
        String name = selection.name();
        Digest digest = selection.digest();
        return name != null ? image.isCalled(name) : digest == null || digest.equals(digest(image.config()));
    }

    private static List<Layer> layers(Bundle bundle, DockerManifest manifest, ParsedConfig config) throws IOException {
        List<String> paths = manifest.layers();
        List<Digest> diffIds = config.diffIds();
        Images.requireSameCount(paths.size(), diffIds.size());
        List<@Nullable String> commands = Images.commands(config.config().history(), paths.size());
        List<Layer> layers = new ArrayList<>();
        for (int i = 0; i < paths.size(); i++) {
            String path = paths.get(i);
            Bundle.Part part = bundle.find(path);
            Digest blob = path.startsWith("blobs/") ? digest(path) : null;
            String type = manifest.layerTypes().getOrDefault(diffIds.get(i).toString(), PLAIN_LAYER);
            layers.add(new Layer(i, blob, diffIds.get(i), type, part == null ? -1 : part.size(), commands.get(i)));
        }
        return layers;
    }

    /// The digest that a path is made of: `blobs/sha256/HEX` or `HEX.json`.
    private static @Nullable Digest digest(String path) {
        String[] parts = path.split("/", -1);
        String name = parts[parts.length - 1];
        boolean blob = parts.length == 3 && parts[0].equals("blobs");
        if (!blob && !(parts.length == 1 && name.endsWith(".json") && name.length() == 69)) {
            return null;
        }
        try {
            return blob ? new Digest(parts[1], name) : new Digest("sha256", name.substring(0, 64));
        } catch (IllegalArgumentException malformed) {
            throw invalid("the file manifest.json names an invalid digest: " + malformed.getMessage());
        }
    }
}
