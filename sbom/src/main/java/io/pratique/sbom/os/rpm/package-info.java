/// Red Hat's rpm: three stores of package headers, the headers, and what they say. In come databases as bytes, out
/// go discoveries; a store hands each header to [io.pratique.sbom.os.rpm.HeaderSink], from which
/// [io.pratique.sbom.os.rpm.RpmPackages] makes components.
@NullMarked
package io.pratique.sbom.os.rpm;

import org.jspecify.annotations.NullMarked;
