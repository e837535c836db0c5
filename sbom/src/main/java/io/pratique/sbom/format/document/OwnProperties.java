package io.pratique.sbom.format.document;

import io.pratique.model.ScanProblem;
import io.pratique.model.ScanStatus;
import io.pratique.model.image.BaseImage;
import io.pratique.model.image.Digest;
import io.pratique.model.image.Image;
import io.pratique.model.image.ImageConfig;
import io.pratique.model.image.Layer;
import io.pratique.model.image.Platform;
import io.pratique.model.inventory.Code;
import io.pratique.model.inventory.Dependency;
import io.pratique.model.inventory.PackageUrl;
import io.pratique.model.inventory.Programs;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What [Properties] said of an inventory as a whole, read again. Anybody may have written it: what makes no
/// sense is left out.
final class OwnProperties {
    private static final Platform ANY = new Platform("linux", "unknown", null);
    private static final int MOST_LAYERS = 10_000;

    private final Map<String, String> single = new HashMap<>();
    private final Map<String, String> labels = new TreeMap<>();
    private final TreeMap<Integer, Map<String, String>> layerFacts = new TreeMap<>();
    private final List<ScanProblem> problems = new ArrayList<>();
    private final List<Dependency> dependencies = new ArrayList<>();
    private final List<String> unexplained = new ArrayList<>();
    private final CodeProperties code = new CodeProperties();
    private final Map<Integer, Layer> layers = new TreeMap<>();
    private final Map<String, Layer> layerOfDigest = new HashMap<>();
    private ScanProblem.Kind kind = ScanProblem.Kind.UNREADABLE;
    private String where = "";

    static OwnProperties of(List<Property> properties) {
        var own = new OwnProperties();
        properties.forEach(own::take);
        own.layerFacts.forEach((number, facts) -> {
            Layer layer = layer(number, facts);
            own.layers.put(number, layer);
            if (layer.digest() != null) {
                own.layerOfDigest.putIfAbsent(layer.digest().toString(), layer);
            }
        });
        return own;
    }

    private void take(Property property) {
        String name = property.name();
        String value = property.value();
        switch (name) {
            case Names.PROBLEM_KIND -> kind = kind(value);
            case Names.PROBLEM_WHERE -> where = value;
            case Names.PROBLEM -> {
                problems.add(new ScanProblem(kind, where, value));
                where = "";
            }
            case Names.DEPENDENCY -> dependency(value);
            case Names.PROGRAM_UNEXPLAINED -> unexplained.add(value);
            case Names.CODE_PATH, Names.FUNCTIONS, Names.CLASS_PRESENT, Names.CLASS_ABSENT -> code.take(property);
            default -> {
                if (name.startsWith(Names.IMAGE_LABEL)) {
                    labels.put(name.substring(Names.IMAGE_LABEL.length()), value);
                } else if (name.startsWith(Names.LAYER + ":")) {
                    layerFact(name.substring(Names.LAYER.length() + 1), value);
                } else {
                    single.putIfAbsent(name, value);
                }
            }
        }
    }

    private static ScanProblem.Kind kind(String word) {
        for (ScanProblem.Kind one : ScanProblem.Kind.values()) {
            if (one.name().toLowerCase(Locale.ROOT).equals(word)) {
                return one;
            }
        }
        return ScanProblem.Kind.UNREADABLE;
    }

    private void dependency(String text) {
        int first = text.indexOf(' ');
        int second = text.indexOf(' ', first + 1);
        int end = second < 0 ? text.length() : second;
        try {
            String from = text.substring(0, Math.max(0, first));
            dependencies.add(new Dependency(
                    from.equals(Graph.ROOT) ? null : PackageUrl.parse(from),
                    PackageUrl.parse(text.substring(first + 1, end)),
                    second < 0 ? "" : text.substring(second + 1)));
        } catch (IllegalArgumentException noPackages) {
            problems.add(new ScanProblem(
                    ScanProblem.Kind.MALFORMED, "", "a dependency without the package URLs of its packages"));
        }
    }

    private void layerFact(String path, String value) {
        int colon = path.indexOf(':');
        int number = colon < 0 ? -1 : number(path.substring(0, colon), -1);
        if (number >= 0 && number < MOST_LAYERS) {
            layerFacts.computeIfAbsent(number, any -> new HashMap<>()).put(path.substring(colon + 1), value);
        }
    }

    private static Layer layer(int number, Map<String, String> facts) {
        long size;
        try {
            size = Math.max(-1, Long.parseLong(facts.getOrDefault("size", "-1")));
        } catch (NumberFormatException unknown) {
            size = -1;
        }
        return new Layer(
                number(facts.getOrDefault("index", ""), number),
                digest(facts.get("blob")),
                digest(facts.get("diff-id")),
                facts.getOrDefault("media-type", ""),
                size,
                facts.get("created-by"));
    }

    private static int number(String text, int otherwise) {
        try {
            return text.length() > 9 ? otherwise : Integer.parseInt(text);
        } catch (NumberFormatException none) {
            return otherwise;
        }
    }

    private static @Nullable Digest digest(@Nullable String text) {
        try {
            return text == null ? null : Digest.parse(text);
        } catch (IllegalArgumentException none) {
            return null;
        }
    }

    /// Whether this program wrote the document, so that names stand in it as they are.
    boolean present() {
        return single.containsKey(Names.STATUS);
    }

    /// What the document says of itself; complete where it says nothing.
    ScanStatus status() {
        String said = single.getOrDefault(Names.STATUS, "complete");
        for (ScanStatus one : ScanStatus.values()) {
            if (one.name().toLowerCase(Locale.ROOT).equals(said)) {
                return one;
            }
        }
        return ScanStatus.INCOMPLETE;
    }

    List<ScanProblem> problems() {
        return problems;
    }

    List<Dependency> dependencies() {
        return dependencies;
    }

    List<Code> code() {
        return code.all();
    }

    /// The layer of a digest; one of which nothing else is known where the document describes none.
    @Nullable
    Layer layer(String digest) {
        @Nullable Layer known = layerOfDigest.get(digest);
        if (known != null) {
            return known;
        }
        @Nullable Digest valid = digest(digest);
        if (valid == null) {
            return null;
        }
        var made = new Layer(layers.size() + layerOfDigest.size(), null, valid, "", -1, null);
        layerOfDigest.put(digest, made);
        return made;
    }

    @Nullable
    Layer numbered(String text) {
        return layers.get(number(text, -1));
    }

    /// The executables, where the document counts them.
    @Nullable
    Programs programs() {
        int seen = number(single.getOrDefault(Names.PROGRAMS, ""), -1);
        int unknown = number(single.getOrDefault(Names.PROGRAMS_UNEXPLAINED, ""), -1);
        return seen < 0 || unknown < 0 || unknown > seen ? null : new Programs(seen, unknown, unexplained);
    }

    /// The base image, where the document tells of one.
    @Nullable
    BaseImage base() {
        String said = single.getOrDefault(Names.BASE, "");
        int count = Math.max(0, number(single.getOrDefault(Names.BASE_LAYERS, ""), 0));
        for (BaseImage.Basis one : BaseImage.Basis.values()) {
            if (one.name().toLowerCase(Locale.ROOT).equals(said)) {
                return new BaseImage(single.get(Names.BASE_NAME), count, one);
            }
        }
        return null;
    }

    /// The image, where the document tells of one.
    @Nullable
    Image image(String name) {
        @Nullable Digest digest = digest(single.get(Names.IMAGE_DIGEST));
        if (digest == null) {
            return null;
        }
        Platform platform;
        try {
            platform = Platform.parse(single.getOrDefault(Names.IMAGE_PLATFORM, ""));
        } catch (IllegalArgumentException unknown) {
            platform = ANY;
        }
        var config = new ImageConfig(platform, single.get(Names.IMAGE_CREATED), null, List.of(), labels, List.of());
        return new Image(name, digest, config, List.copyOf(layers.values()));
    }
}
