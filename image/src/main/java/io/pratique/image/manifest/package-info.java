/// The documents that describe an image: manifests, indexes and configurations, without any I/O.
///
/// In come bytes that a source has read; out go records, and at last an [io.pratique.model.image.Image] whose
/// layers [io.pratique.image.layer] can read. [io.pratique.image.source] and the registry client are the callers.
@NullMarked
package io.pratique.image.manifest;

import org.jspecify.annotations.NullMarked;
