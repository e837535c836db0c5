package io.pratique.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.pratique.json.Json;
import io.pratique.json.JsonWriter;
import io.pratique.json.Toml;
import io.pratique.json.Xml;
import io.pratique.json.Yaml;
import io.pratique.model.inventory.PackageUrl;
import io.pratique.sbom.license.LicenseExpression;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Documents of the common notations, package URLs and licences.
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
                    "toml",
                    () -> Inputs.texts(
                            "a.b = {c = [1, 2.5e3, 1979-05-27]}\n[[d]]\ne = \"\\u00e9\"\n[d.f]\n'g' = \"\"\"h\\\n  i\"\"\"",
                            "# note\r\nx = 0xdead_beef\n[y]\n[y.z]\nw = true"),
                    Toml::parse),
            new FuzzTarget(
                    "yaml",
                    () -> Inputs.texts(
                            "a: &b [1, 'x', \"y\"]\nc: *b\nd:\n  <<: {e: f}\n  g: |\n    h\n---\ni: j",
                            "- {k: [l, m]}\n- ? n\n  : o"),
                    Yaml::parse),
            new FuzzTarget(
                    "xml",
                    () -> Inputs.texts(
                            "<?xml version='1.0' encoding='ISO-8859-1'?><a b='c'><!-- d --><e>f &amp; <![CDATA[g]]></e></a>"),
                    input -> Xml.parse(new ByteArrayInputStream(input))),
            new FuzzTarget(
                    "license",
                    () -> Inputs.texts(
                            "GPLv2+ and (MIT or ASL 2.0)",
                            "License :: OSI Approved :: MIT License",
                            "GPL-2.0-only WITH Classpath-exception-2.0 OR LicenseRef-x"),
                    input -> LicenseExpression.of(Inputs.text(input))),
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
