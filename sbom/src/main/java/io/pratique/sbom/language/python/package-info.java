/// Python packages as pip and setuptools install them. In come their metadata files, out go components of purl type
/// `pypi`.
@NullMarked
package io.pratique.sbom.language.python;

import org.jspecify.annotations.NullMarked;
