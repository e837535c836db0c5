/// Dart: lock files of pub. In come their YAML files, out go components of purl type `pub`.
@NullMarked
package io.pratique.sbom.language.dart;

import org.jspecify.annotations.NullMarked;
