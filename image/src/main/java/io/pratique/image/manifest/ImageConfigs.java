package io.pratique.image.manifest;

import static io.pratique.image.manifest.Refusals.invalid;

import io.pratique.json.Json;
import io.pratique.json.JsonValue;
import io.pratique.model.ErrorKind;
import io.pratique.model.PratiqueException;
import io.pratique.model.image.Digest;
import io.pratique.model.image.ImageConfig;
import io.pratique.model.image.Platform;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads image configurations (OCI image-spec, config.md). Any member may be null or absent.
public final class ImageConfigs {
    /// In bytes.
    public static final int MAX_SIZE = 8 << 20;

    private static final int MAX_ENTRIES = 10_000;

    private ImageConfigs() {}

    /// Parses a configuration.
    ///
    /// @throws PratiqueException INVALID_INPUT when it is malformed
    public static ParsedConfig parse(byte[] body) {
        if (body.length > MAX_SIZE) {
            throw invalid("the image configuration is larger than 8 MiB");
        }
        JsonValue root = json(body);
        JsonValue run = root.get("config");
        var config = new ImageConfig(
                platform(root),
                nonEmpty(root.text("created")),
                nonEmpty(run.text("User")),
                run.get("Env").strings(),
                run.get("Labels").stringFields(),
                history(root.get("history")));
        return new ParsedConfig(config, diffIds(root.get("rootfs").get("diff_ids")));
    }

    private static JsonValue json(byte[] body) {
        JsonValue root;
        try {
            root = Json.parse(body);
        } catch (IOException problem) {
            throw new PratiqueException(
                    ErrorKind.INVALID_INPUT,
                    "the image configuration cannot be parsed: " + problem.getMessage(),
                    problem);
        }
        if (!(root instanceof JsonValue.Obj)) {
            throw invalid("the image configuration is no JSON object");
        }
        return root;
    }

    private static Platform platform(JsonValue root) {
        String os = root.text("os", "");
        String architecture = root.text("architecture", "");
        return new Platform(
                os.isEmpty() ? "unknown" : os,
                architecture.isEmpty() ? "unknown" : architecture,
                nonEmpty(root.text("variant")));
    }

    private static List<ImageConfig.History> history(JsonValue array) {
        requireFew(array, "history lines");
        List<ImageConfig.History> out = new ArrayList<>();
        for (JsonValue line : array.items()) {
            out.add(new ImageConfig.History(
                    nonEmpty(line.text("created_by")),
                    nonEmpty(line.text("created")),
                    line.get("empty_layer").isTrue()));
        }
        return out;
    }

    private static List<Digest> diffIds(JsonValue array) {
        requireFew(array, "layers");
        List<Digest> out = new ArrayList<>();
        for (JsonValue item : array.items()) {
            String text = item.text();
            try {
                out.add(Digest.parse(text == null ? "" : text));
            } catch (IllegalArgumentException malformed) {
                throw invalid("the image configuration has an invalid diff id: " + malformed.getMessage());
            }
        }
        return out;
    }

    private static void requireFew(JsonValue array, String what) {
        if (array.items().size() > MAX_ENTRIES) {
            throw invalid("the image configuration lists more than " + MAX_ENTRIES + " " + what);
        }
    }

    private static @Nullable String nonEmpty(@Nullable String text) {
        return text == null || text.isEmpty() ? null : text;
    }
}
