package io.pratique.sbom.language.java;

import io.pratique.json.JsonValue;
import io.pratique.json.Toml;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;

/// Classes of an artifact that alone have some problems: docs/howto/add-a-class-fact.md.
///
/// @param artifact `group:artifact`
/// @param problems the names under which advisories know them
/// @param classes of which the problems need one, with dots
record ClassRule(String artifact, List<String> problems, List<String> classes) {
    static ClassRule parse(byte[] document) throws IOException {
        JsonValue rule = Toml.parse(ByteBuffer.wrap(document));
        var read = new ClassRule(
                rule.text("package", ""),
                rule.get("problems").strings(),
                rule.get("classes").strings());
        if (read.artifact.isEmpty() || read.problems.isEmpty() || read.classes.isEmpty()) {
            throw new IOException("rule without a package, problems or classes");
        }
        return read;
    }
}
