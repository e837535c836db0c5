package io.pratique.match.vex;

import io.pratique.json.Json;
import io.pratique.json.JsonValue;
import io.pratique.match.exception.Reading;
import io.pratique.model.inventory.PackageUrl;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// A folder in the layout of the VEX Repository Specification 0.1 (VEX Hub): `index.json` says in which file the
/// statements about a package are. The folder is the unpacked archive, or one that holds it beside
/// `vex-repository.json`.
public final class VexRepository {
    private static final String INDEX = "index.json";
    private static final int INDEX_LIMIT = 64 << 20;
    private static final String MANIFEST = "vex-repository.json";

    private final Path root;
    private final Map<String, String> locations;

    private VexRepository(Path root, Map<String, String> locations) {
        this.root = root;
        this.locations = locations;
    }

    /// Whether a folder looks like such a repository.
    public static boolean isOne(Path folder) {
        return Files.isRegularFile(folder.resolve(MANIFEST)) || Files.isRegularFile(folder.resolve(INDEX));
    }

    /// @throws IOException when there is no index, or none that can be read
    public static VexRepository open(Path folder) throws IOException {
        Path root = root(folder).toRealPath();
        JsonValue index = index(root.resolve(INDEX));
        if (!(index.get("packages") instanceof JsonValue.Arr)) {
            throw new IOException("an index without packages: " + root.resolve(INDEX));
        }
        Map<String, String> locations = new HashMap<>();
        for (JsonValue entry : index.get("packages").items()) {
            Optional<PackageUrl> purl = Products.purl(entry.text("id"));
            String location = entry.text("location");
            if (purl.isPresent() && location != null) {
                locations.put(key(purl.get()), location);
            }
        }
        return new VexRepository(root, locations);
    }

    /// The folder with the index: the given one, or the last of those in it by name.
    private static Path root(Path folder) throws IOException {
        if (Files.isRegularFile(folder.resolve(INDEX))) {
            return folder;
        }
        try (Stream<Path> children = Files.list(folder)) {
            return children.filter(child -> Files.isRegularFile(child.resolve(INDEX)))
                    .max(Comparator.naturalOrder())
                    .orElseThrow(() -> new IOException("no " + INDEX + " in " + folder));
        }
    }

    /// What it says of some packages. A document that cannot be read is a problem and no more.
    public Reading statements(Collection<PackageUrl> packages) {
        Set<String> files = new LinkedHashSet<>();
        for (PackageUrl purl : packages) {
            String location = locations.get(key(purl));
            if (location != null) {
                files.add(location);
            }
        }
        return Reading.joined(files.stream().map(this::read).toList());
    }

    private Reading read(String location) {
        return VexDocuments.attempt(location, () -> {
            Path file = root.resolve(location).toRealPath();
            if (!file.startsWith(root)) {
                throw new IOException("outside of the repository");
            }
            return VexDocuments.read(location, file);
        });
    }

    private static JsonValue index(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return Json.parse(in.readNBytes(INDEX_LIMIT));
        }
    }

    /// Packages stand in the index without version, qualifiers and subpath.
    private static String key(PackageUrl purl) {
        return PackageUrl.of(purl.type(), purl.namespace(), purl.name(), null).toString();
    }
}
