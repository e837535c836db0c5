package io.pratique.sbom.binary;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/// Gives the rule of a name.
interface RuleSource {
    BinaryRule rule(String name);

    /// The rules that the program brings along.
    final class Resources implements RuleSource {
        @Override
        public BinaryRule rule(String name) {
            String path = "/io/pratique/sbom/binary/".concat(name).concat(".toml");
            try (InputStream in = Resources.class.getResourceAsStream(path)) {
                if (in == null) {
                    throw new IllegalStateException("no rule ".concat(name));
                }
                return BinaryRule.parse(in.readAllBytes());
            } catch (IOException problem) {
                throw new UncheckedIOException("rule ".concat(name), problem);
            }
        }
    }
}
