/// C and C++: lock files of Conan, and what vcpkg installed. Out go components of purl types `conan` and `vcpkg`.
@NullMarked
package io.pratique.sbom.language.cpp;

import org.jspecify.annotations.NullMarked;
