/// npm: packages installed in `node_modules`, and lock files. In come their JSON files, out go components of purl
/// type `npm`.
@NullMarked
package io.pratique.sbom.language.javascript;

import org.jspecify.annotations.NullMarked;
