package io.pratique.sbom.language.java;

import java.util.List;
import java.util.Map;

/// What an expression of Starlark stands for, as far as it is followed.
sealed interface StarlarkValue {
    StarlarkValue UNKNOWN = new Unknown();

    record Text(String text) implements StarlarkValue {}

    record Sequence(List<StarlarkValue> values) implements StarlarkValue {}

    record Unknown() implements StarlarkValue {}

    /// A call of a function.
    ///
    /// @param function with dots, such as `maven.install`
    record Call(String function, List<StarlarkValue> positional, Map<String, StarlarkValue> named)
            implements StarlarkValue {
        /// The argument of a name or at a position.
        StarlarkValue argument(String name, int position) {
            StarlarkValue byPosition = position < positional.size() ? positional.get(position) : UNKNOWN;
            return named.getOrDefault(name, byPosition);
        }
    }

    /// The text, empty for anything else.
    default String asText() {
        return this instanceof Text(String text) ? text : "";
    }
}
