/// What an assessment means for a build: findings to show, and whether it passes.
///
/// In: an [io.pratique.match.Assessment]. Out: a [io.pratique.match.policy.Decision], which becomes the exit code
/// of a command.
@NullMarked
package io.pratique.match.policy;

import org.jspecify.annotations.NullMarked;
