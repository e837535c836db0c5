package io.pratique.sbom.binary;

import io.pratique.json.JsonValue;
import io.pratique.json.Toml;
import io.pratique.model.inventory.Component;
import io.pratique.model.inventory.PackageUrl;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How one program is told: docs/howto/add-a-binary-signature.md.
///
/// @param type of the package URL
/// @param prefix what the ecosystem writes before the version, such as `v`
/// @param signatures the best first
record BinaryRule(
        String type,
        @Nullable String namespace,
        String name,
        String prefix,
        List<String> licenses,
        List<Signature> signatures) {

    /// What follows is for the tests.
    private static final byte[] SAMPLES = {'\n', '[', '['};

    static BinaryRule parse(byte[] document) throws IOException {
        JsonValue rule = Toml.parse(ByteBuffer.wrap(document, 0, end(document)));
        List<Signature> signatures = new ArrayList<>();
        for (String signature : rule.get("signatures").strings()) {
            signatures.add(Signature.parse(signature));
        }
        String name = rule.text("name");
        if (name == null || signatures.isEmpty()) {
            throw new IOException("rule without a name or signatures");
        }
        return new BinaryRule(
                rule.text("type", "generic"),
                rule.text("namespace"),
                name,
                rule.text("prefix", ""),
                rule.get("licenses").strings(),
                signatures);
    }

    private static int end(byte[] document) {
        for (int i = 0; i < document.length - SAMPLES.length; i++) {
            if (document[i] == '\n' && Signature.at(document, i, document.length, SAMPLES)) {
                return i + 1;
            }
        }
        return document.length;
    }

    Component component(String version) {
        String written = prefix + version;
        String whole = namespace != null && type.equals("golang") ? namespace + "/" + name : name;
        return Component.of(PackageUrl.of(type, namespace, name, written), whole, written)
                .withLicenses(licenses);
    }
}
