/// What all documents have in common, whatever their format: the properties, references and relations of an
/// inventory on the way out, the drafts that become one on the way in. Next: [io.pratique.sbom.format.cyclonedx].
@NullMarked
package io.pratique.sbom.format.document;

import org.jspecify.annotations.NullMarked;
