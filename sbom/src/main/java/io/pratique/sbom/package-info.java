/// Chapter 2: from files to packages. Analyzers find out what each file says; the scanner runs them over a target
/// and puts an inventory together.
@NullMarked
package io.pratique.sbom;

import org.jspecify.annotations.NullMarked;
