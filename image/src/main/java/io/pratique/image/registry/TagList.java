package io.pratique.image.registry;

import io.pratique.json.JsonValue;

/// A page of tags, and the answer of the registry that it was read from.
public record TagList(Page<String> tags, JsonValue answer) {}
