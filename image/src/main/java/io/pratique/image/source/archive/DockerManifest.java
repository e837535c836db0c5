package io.pratique.image.source.archive;

import static io.pratique.image.source.archive.Refusals.invalid;

import io.pratique.image.source.ImageNames;
import io.pratique.json.Json;
import io.pratique.json.JsonValue;
import io.pratique.model.ErrorKind;
import io.pratique.model.PratiqueException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// One image in the `manifest.json` of a `docker save` archive.
///
/// @param config path of the image configuration
/// @param layers paths of the layers, lowest first
/// @param layerTypes media types by diff id, where the archive tells them
record DockerManifest(String config, List<String> tags, List<String> layers, Map<String, String> layerTypes) {
    static final int MAX_SIZE = 4 << 20;

    private static final int MAX_ENTRIES = 10_000;

    static List<DockerManifest> parseAll(byte[] body) {
        JsonValue root;
        try {
            root = Json.parse(body);
        } catch (IOException problem) {
            throw new PratiqueException(
                    ErrorKind.INVALID_INPUT,
                    "the file manifest.json cannot be parsed: " + problem.getMessage(),
                    problem);
        }
        if (!(root instanceof JsonValue.Arr) || root.items().size() > MAX_ENTRIES) {
            throw invalid("the file manifest.json is no list of at most " + MAX_ENTRIES + " images");
        }
        List<DockerManifest> images = new ArrayList<>();
        root.items().forEach(item -> images.add(parse(item)));
        return images;
    }

    private static DockerManifest parse(JsonValue item) {
        String config = item.text("Config");
        List<String> layers = item.get("Layers").strings();
        if (config == null || config.isEmpty()) {
            throw invalid("the file manifest.json names no image configuration");
        }
        if (layers.size() > MAX_ENTRIES
                || layers.size() != item.get("Layers").items().size()) {
            throw invalid("the file manifest.json does not name all layers, or more than " + MAX_ENTRIES);
        }
        Map<String, String> types = new HashMap<>();
        item.get("LayerSources").fields().forEach((diffId, source) -> {
            String type = source.text("mediaType");
            if (type != null) {
                types.put(diffId, type);
            }
        });
        return new DockerManifest(config, item.get("RepoTags").strings(), layers, types);
    }

    boolean isCalled(String name) {
        return tags.stream().anyMatch(tag -> ImageNames.same(name, tag));
    }
}
