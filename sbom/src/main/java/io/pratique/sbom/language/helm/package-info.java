/// Helm: the charts that a chart locks. Out go components of purl type `helm`.
@NullMarked
package io.pratique.sbom.language.helm;

import org.jspecify.annotations.NullMarked;
