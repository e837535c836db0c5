/// Terraform: the providers that a configuration locks. Out go components of purl type `terraform`.
@NullMarked
package io.pratique.sbom.language.terraform;

import org.jspecify.annotations.NullMarked;
