/// GitHub Actions: what workflows and actions use. In come their YAML files, out go components of purl type
/// `github`.
@NullMarked
package io.pratique.sbom.language.githubactions;

import org.jspecify.annotations.NullMarked;
