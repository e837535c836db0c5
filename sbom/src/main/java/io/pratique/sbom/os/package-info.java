/// Operating systems: their release files and package databases, one class for each.
@NullMarked
package io.pratique.sbom.os;

import org.jspecify.annotations.NullMarked;
