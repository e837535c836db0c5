package io.pratique.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.pratique.json.Json;
import io.pratique.json.JsonWriter;
import io.pratique.model.inventory.PackageUrl;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// JSON and package URLs.
final class ModelTargets {
    static final List<FuzzTarget> ALL = List.of(
            new FuzzTarget(
                    "json",
                    () -> Inputs.texts(
                            "{\"a\": [1, -2.5e3, true, null, \"\\u00e9\\ud83d\\ude00\"], \"b\": {\"a\": {}}}",
                            "\"#\\u0000\"",
                            "[[[]]]"),
                    ModelTargets::json),
            new FuzzTarget(
                    "package-url",
                    () -> Inputs.texts(
                            "npm\n@babel\ncore\n7.1.0\nvcs_url\ngit+https://a/b",
                            "golang\nexample.com/A/b\nc\nv1.0.0\ntype\nmodule",
                            "deb\ndebian\nlibc6\n2:1.0~rc1-1+b1\narch\namd64",
                            "pypi\n\nZope.Some_thing\n1.0\n\n"),
                    ModelTargets::packageUrl));

    private ModelTargets() {}

    /// Also writes what it read, so that the writer meets whatever the parser lets through.
    private static Object json(byte[] input) throws IOException {
        var value = Json.parse(input);
        var out = new ByteArrayOutputStream();
        try (var writer = new JsonWriter(out)) {
            writer.object(() -> writer.string("text", value.text("text", value.toString())));
        }
        assertThat(out.toString(StandardCharsets.US_ASCII)).matches("[ -~\\n]+");
        Json.parse(out.toByteArray());
        return value;
    }

    private static Object packageUrl(byte[] input) {
        String[] part = (Inputs.text(input) + "\n\n\n\n\n\n").split("\n", -1);
        try {
            var url = PackageUrl.of(
                            part[0], part[1].isEmpty() ? null : part[1], part[2], part[3].isEmpty() ? null : part[3])
                    .with(part[4], part[5]);
            assertThat(url).isEqualByComparingTo(url);
            assertThat(url.toString()).startsWith("pkg:").matches("[!-~]+");
            return url;
        } catch (IllegalArgumentException refused) {
            return refused.getMessage();
        }
    }
}
