/// Reading and writing JSON, and reading YAML and TOML as JSON, with limits: every document is somebody else's.
/// Holds nothing of the domain.
@NullMarked
package io.pratique.json;

import org.jspecify.annotations.NullMarked;
