package io.pratique.sbom.language.rust;

import io.pratique.image.LimitException;
import io.pratique.json.Json;
import io.pratique.json.JsonValue;
import io.pratique.model.inventory.Component;
import io.pratique.model.inventory.Scope;
import io.pratique.sbom.analyzer.Discovery;
import io.pratique.sbom.language.NamedPackages;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;

/// The crates of a program, as `cargo auditable` notes them in a section of it: JSON, packed with zlib
/// (cargo-auditable, PARSING.md).
public final class AuditableCrates {
    public static final String SECTION = ".dep-v0";
    private static final int PACKED_LIMIT = 8 << 20;
    private static final int LIMIT = 64 << 20;

    private AuditableCrates() {}

    /// @param section the contents of the section
    public static void tell(ByteBuffer section, Consumer<Discovery> out) throws IOException {
        List<JsonValue> entries = unpacked(section).get("packages").items();
        var packages = new NamedPackages();
        for (JsonValue entry : entries) {
            Optional<Component> found = component(entry);
            if (found.isPresent()) {
                packages.add(found.get().name(), found.get());
                boolean root = entry.get("root").isTrue();
                for (JsonValue number : entry.get("dependencies").items()) {
                    @Nullable Long index = number.integer();
                    JsonValue to = index != null && index >= 0 && index < entries.size()
                            ? entries.get(index.intValue())
                            : JsonValue.NULL;
                    packages.need(found.get().purl(), to.text("name", ""), to.text("version", ""));
                    if (root) {
                        packages.need(null, to.text("name", ""), to.text("version", ""));
                    }
                }
            }
        }
        packages.tell(out);
    }

    private static JsonValue unpacked(ByteBuffer section) throws IOException {
        if (section.remaining() > PACKED_LIMIT) {
            throw new LimitException("list of crates of more than " + PACKED_LIMIT + " bytes");
        }
        byte[] packed = new byte[section.remaining()];
        section.duplicate().get(packed);
        try (var in = new InflaterInputStream(new ByteArrayInputStream(packed))) {
            byte[] document = in.readNBytes(LIMIT + 1);
            if (document.length > LIMIT) {
                throw new LimitException("list of crates that expands to more than " + LIMIT + " bytes");
            }
            return Json.parse(document);
        }
    }

    /// The format shortens sources to `crates.io`, `git`, `local` and `registry`.
    private static Optional<Component> component(JsonValue entry) {
        Scope scope = entry.text("kind", "runtime").equals("build") ? Scope.DEVELOPMENT : Scope.RUNTIME;
        return Crates.component(entry.text("name", ""), entry.text("version", ""), "")
                .map(crate -> crate.withScope(scope));
    }
}
