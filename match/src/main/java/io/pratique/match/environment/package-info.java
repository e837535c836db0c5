/// What a vulnerability means to those who run the software: the environmental metrics of CVSS.
///
/// In: the section `environment` of `.pratique.yaml` and an [io.pratique.match.Assessment]. Out: the same
/// assessment
/// with other risks. Next: [io.pratique.match.policy.Review].
@NullMarked
package io.pratique.match.environment;

import org.jspecify.annotations.NullMarked;
