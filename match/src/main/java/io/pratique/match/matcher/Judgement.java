package io.pratique.match.matcher;

import io.pratique.match.triage.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is known of one version of a package.
///
/// @param unjudged why the problems may not be all, for people; null where they are
record Judgement(List<Problem> problems, @Nullable String unjudged) {}
